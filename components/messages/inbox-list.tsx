"use client";
import { useGentleRefresh } from "#components/requests/use-gentle-refresh.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { Time } from "#components/ui/time.tsx";
import { cn } from "#lib/platform/cn.ts";
import { markReadAction } from "#lib/messages/server-actions.ts";
import type { InboxMessage } from "#lib/messages/types.ts";
import { refreshUnread } from "./use-unread.ts";

/** Everything somebody was told, newest first; each line opens the page it is about. */
export function InboxList({ messages }: { messages: readonly InboxMessage[] }) {
  useGentleRefresh();
  if (messages.length === 0)
    return (
      <EmptyState title="Nothing yet">
        What is waiting for you, and what became of what you asked for, appears here by itself.
      </EmptyState>
    );
  // Best done while the page is opened: what gets lost here is only still marked as unread.
  const read = async (messageId: string) => {
    await markReadAction({ messageId }).catch(() => undefined);
    await refreshUnread();
  };
  return (
    <ul aria-label="Notifications">
      {messages.map((message) => (
        <li key={message.id} className="border-b border-line">
          <Link
            href={message.href}
            onClick={() => void (message.isRead ? undefined : read(message.id))}
            className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2 px-5 py-3 hover:bg-hover focus-visible:-outline-offset-2 max-sm:px-4"
          >
            <Line message={message} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Line({ message: { subject, text, at, isRead } }: { message: InboxMessage }) {
  return (
    <>
      <span className="flex h-5 items-center">
        {isRead ? null : <span className="size-1.5 rounded-full bg-accent" />}
      </span>
      <span className="min-w-0">
        <span className={cn("block wrap-anywhere", isRead ? "text-ink-2" : "font-semibold")}>
          {isRead ? null : <span className="sr-only">Unread: </span>}
          {subject}
        </span>
        <span className="block max-w-160 wrap-anywhere text-ink-2">{text}</span>
      </span>
      <Time at={at} className="text-12 leading-5 text-ink-3" />
    </>
  );
}
