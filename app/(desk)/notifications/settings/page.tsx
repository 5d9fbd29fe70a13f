import type { Metadata } from "next";
import { ChannelSections } from "#components/messages/channel-sections.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadOwnChoices } from "#lib/messages/loaders.ts";

export const metadata: Metadata = { title: "What I get" };

const CRUMBS = [{ label: "Notifications", href: "/notifications" }];

export default async function NotificationChoicesPage() {
  const channels = await loadOwnChoices();
  return (
    <div data-bleed className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHead title="What I get" isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="What I get"
            lede="Everything is under Notifications. Here you choose what comes to you elsewhere too."
          />
          <ChannelSections channels={channels} help="Saved at once. For you only." />
        </PageBody>
      </PageScroll>
    </div>
  );
}
