import type { Metadata } from "next";
import { InboxList } from "#components/messages/inbox-list.tsx";
import { ReadAllButton } from "#components/messages/read-all-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageScroll } from "#components/ui/page-layout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadInbox } from "#lib/messages/loaders.ts";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const { messages, unread } = await loadInbox();
  return (
    <div data-bleed className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHead title="Notifications" count={unread === 0 ? null : `${unread} unread`}>
        <ReadAllButton unread={unread} />
        <LinkButton href="/notifications/settings" size="s" variant="ghost" className="max-sm:hidden">
          What I get
        </LinkButton>
      </PageHead>
      <PageScroll>
        <InboxList messages={messages} />
        <p className="px-4 py-5 text-center sm:hidden">
          <TextLink href="/notifications/settings">What I get</TextLink>
        </p>
      </PageScroll>
    </div>
  );
}
