import type { Metadata } from "next";
import { ChannelSections } from "#components/messages/channel-sections.tsx";
import { FailureTable } from "#components/settings/notifications/failure-table.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadNotificationSettings } from "#lib/messages/loaders.ts";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationSettingsPage() {
  const { channels, failures } = await loadNotificationSettings();
  return (
    <>
      <PageHead title="Notifications" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Notifications"
            lede={
              <>
                Everybody finds everything under Notifications in Gatehouse. How it leaves Gatehouse is set in{" "}
                <TextLink href="/settings/integrations">Integrations</TextLink>. A message that does not go
                out never holds up an action.
              </>
            }
          />
          <Section
            title="Not delivered"
            help="Tried again after 1, 5, 15 and 60 minutes, then listed here."
            anchor="not-delivered"
          >
            <FailureTable failures={failures} />
          </Section>
          <ChannelSections
            channels={channels}
            isForEverybody
            help="For everybody who has not chosen otherwise. Saved at once."
          />
        </PageBody>
      </PageScroll>
    </>
  );
}
