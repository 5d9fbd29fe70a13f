import type { Metadata } from "next";
import { KeyTable } from "#components/access-keys/key-table.tsx";
import { PersonalKeyForm } from "#components/access-keys/personal-key-form.tsx";
import { ToolAddress } from "#components/access-keys/tool-address.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadOwnKeys } from "#lib/access-keys/loaders.ts";

export const metadata: Metadata = { title: "Access keys" };

export default async function AccessKeysPage() {
  const { keys, choices, address } = await loadOwnKeys();
  return (
    <div data-bleed className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHead title="Access keys" isTitleHidden />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Access keys"
            lede="A program with a key of yours acts as you, within what the key may do. Treat it like a password."
          />
          <Section title="New key" help="Shown once, when it is made.">
            <PersonalKeyForm choices={choices} />
          </Section>
          <Section title="Your keys" help="Revoke what you don’t know or no longer need.">
            <KeyTable keys={keys} hasOwner={false} />
          </Section>
          <Section title="Tool server" help="For assistants and editors that speak MCP.">
            <ToolAddress address={address} />
          </Section>
        </PageBody>
      </PageScroll>
    </div>
  );
}
