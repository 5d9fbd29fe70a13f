import type { Metadata } from "next";
import { EmailForm } from "#components/settings/email/email-form.tsx";
import { ChannelState } from "#components/settings/messaging/channel-state.tsx";
import { TestChannel } from "#components/settings/messaging/test-channel.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadEmail } from "#lib/messages/loaders.ts";

export const metadata: Metadata = { title: "Email" };

const CRUMBS = [{ label: "Integrations", href: "/settings/integrations" }];

export default async function EmailPage() {
  const { email, isMailSendGranted, ownAddress } = await loadEmail();
  return (
    <>
      <PageHead title="Email" isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Email"
            lede="Notifications outside Gatehouse. A message only tells, and its link opens the page: nothing can be approved by it."
          />
          {email === null ? null : (
            <Section title="State">
              <ChannelState channel="email" view={email} />
            </Section>
          )}
          <Section title="How it is sent">
            <EmailForm email={email} isMailSendGranted={isMailSendGranted} />
          </Section>
          <Section title="Test" help="By what is saved, to your own address.">
            <TestChannel channel="email" to={ownAddress} isOn={email?.isOn === true} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
