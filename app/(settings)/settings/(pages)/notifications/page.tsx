import type { Metadata } from "next";
import { KindSwitches } from "#components/messages/kind-switches.tsx";
import { FailureTable } from "#components/settings/notifications/failure-table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadNotificationSettings } from "#lib/messages/loaders.ts";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationSettingsPage() {
  const { choices, failures, isEmailOn } = await loadNotificationSettings();
  return (
    <>
      <PageHead title="Notifications" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Notifications"
            lede="Everybody finds everything under Notifications in Gatehouse. A message that does not go out never holds up an action."
          />
          {isEmailOn ? null : (
            <Notice tone="info" title="Email is off" className="mb-5 max-w-160">
              Set it up in{" "}
              <TextLink href="/settings/integrations/email">Settings → Integrations → Email</TextLink>.
            </Notice>
          )}
          <Section
            title="Not delivered"
            help="Tried again after 1, 5, 15 and 60 minutes, then listed here."
            anchor="not-delivered"
          >
            <FailureTable failures={failures} isEmailOn={isEmailOn} />
          </Section>
          <Section
            title="By email"
            help="For everybody who has not chosen otherwise in their own settings. Saved at once."
          >
            <KindSwitches choices={choices} isForEverybody />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
