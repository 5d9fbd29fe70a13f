"use client";
import { ListKeys } from "#components/people/list-keys.tsx";
import { ListSearch } from "#components/people/list-search.tsx";
import { KeyHints } from "#components/ui/key-hints.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageFoot, Toolbar } from "#components/ui/page-layout.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { inboxHref, type InboxQuery } from "#lib/requests/inbox-href.ts";
import type { Inbox as InboxData, InboxView } from "#lib/requests/types.ts";
import { InboxEmpty } from "./inbox-empty.tsx";
import { InboxList } from "./inbox-list.tsx";
import { InboxTable } from "./inbox-table.tsx";
import { useInbox } from "./use-inbox.ts";

const VIEWS: readonly { view: InboxView; label: string }[] = [
  { view: "open", label: "Open" },
  { view: "unassigned", label: "Unassigned" },
  { view: "mine", label: "Mine" },
  { view: "waiting", label: "Waiting" },
  { view: "resolved", label: "Resolved" },
];

const HINTS = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["↵"], does: "open" },
  { keys: ["/"], does: "search" },
];

type InboxProps = { query: InboxQuery; initial: InboxData; readAt: number };

/** All requests in one of five views, kept fresh while it is looked at. */
export function Inbox({ query, initial, readAt }: InboxProps) {
  const { data, isError } = useInbox(query, initial, readAt);
  const { rows, counts } = data;
  const search = {
    label: "Search requests",
    placeholder: "Title, requester, REQ-…",
    q: query.q,
    // The marker is encoded by the address itself; the search box puts the text in its place.
    hrefWithText: inboxHref({ ...query, q: "{q}" }),
    hrefWithout: inboxHref({ ...query, q: "" }),
  };
  return (
    <>
      <PageHead title="Requests" count={`${counts.open} open`}>
        <ListSearch {...search} className="w-65 max-sm:hidden" />
      </PageHead>
      <div className="px-4 pt-3 sm:hidden">
        <ListSearch {...search} isLarge className="touch:h-11" />
      </div>
      <Toolbar>
        <Segmented
          label="View"
          segments={VIEWS.map(({ view, label }) => ({
            label,
            href: inboxHref({ ...query, view }),
            count: counts[view],
            isCurrent: view === query.view,
          }))}
        />
      </Toolbar>
      <ListKeys className="flex flex-col">
        {rows.length === 0 ? (
          <InboxEmpty query={query} counts={counts} />
        ) : (
          <>
            <InboxTable query={query} rows={rows} />
            <InboxList query={query} rows={rows} className="sm:hidden" />
          </>
        )}
      </ListKeys>
      <PageFoot>
        <KeyHints hints={HINTS} />
        <output className="ml-auto">
          {isError ? "Not updating: Gatehouse doesn’t answer. Trying again." : "Live"}
        </output>
      </PageFoot>
    </>
  );
}
