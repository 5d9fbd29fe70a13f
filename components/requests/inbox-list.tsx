import { Link } from "#components/ui/link.tsx";
import { Time } from "#components/ui/time.tsx";
import { cn } from "#lib/platform/cn.ts";
import { inboxHref } from "#lib/requests/inbox-href.ts";
import type { InboxQuery } from "#lib/requests/types.ts";
import type { InboxRow } from "#lib/requests/types.ts";
import { RequestGlyph } from "./request-status.tsx";

type InboxListProps = {
  query: InboxQuery;
  rows: readonly InboxRow[];
  /** The request that is open beside the list. */
  current?: number;
  className?: string;
};

/** Requests in two lines each: on a phone, and as the queue beside an open request. */
export function InboxList({ query, rows, current, className }: InboxListProps) {
  return (
    <ul aria-label="Requests" className={className}>
      {rows.map((row) => (
        <li key={row.id} data-row className="border-b border-line">
          <Link
            data-row-link
            href={inboxHref(query, row.number)}
            aria-current={row.number === current ? "page" : undefined}
            className={cn(
              "grid h-row-two grid-cols-[14px_minmax(0,1fr)_auto] content-center gap-x-2.5 px-4 hover:bg-hover focus-visible:-outline-offset-2",
              row.number === current && "bg-surface edge-accent hover:bg-surface",
            )}
          >
            <RequestGlyph status={row.status} />
            <span className={cn("truncate", row.isUnread ? "font-semibold" : "font-normal")}>
              {row.isUnread ? <span className="sr-only">Unread: </span> : null}
              {row.title}
            </span>
            <Time at={row.updatedAt} className="text-12 leading-5 text-ink-3" />
            <span className="col-span-2 col-start-2 truncate text-12 text-ink-3">
              {`${row.requester.displayName}, ${row.service}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
