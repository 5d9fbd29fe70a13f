import type { Metadata } from "next";
import { KeyTable } from "#components/access-keys/key-table.tsx";
import { MachineKeyForm } from "#components/access-keys/machine-key-form.tsx";
import { ToolAddress } from "#components/access-keys/tool-address.tsx";
import { ToolServerForm } from "#components/access-keys/tool-server-form.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadAllKeys } from "#lib/access-keys/loaders.ts";
import { loadToolSettings } from "#lib/tool-server/loaders.ts";

export const metadata: Metadata = { title: "Access keys" };

export default async function AccessKeySettingsPage() {
  const [keys, { address, ...tools }] = await Promise.all([loadAllKeys(), loadToolSettings()]);
  return (
    <>
      <PageHead title="Access keys" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Access keys"
            lede="What programs come with. A personal key acts as its member and dies with their access; a machine key is another system’s and opens one door."
          />
          <Section
            title="Tool server"
            help="What a program proposes waits for an approver, or for the member to start it."
          >
            <div className="grid gap-4">
              <ToolAddress address={address} />
              <ToolServerForm {...tools} />
            </div>
          </Section>
          <Section title="Machine key" help="For the HR system: PUT /api/hris/people, and nothing else.">
            <MachineKeyForm />
          </Section>
          <Section
            title="All keys"
            help={
              <>
                Make your own under <TextLink href="/access-keys">your access keys</TextLink>.
              </>
            }
          >
            <KeyTable keys={keys} hasOwner />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
