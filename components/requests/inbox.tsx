"use client";
import { useQueryClient } from "#components/ui/query.ts";
import { ListKeys } from "#components/people/list-keys.tsx";
import { ListSearch } from "#components/people/list-search.tsx";
import { Paging } from "#components/people/paging.tsx";
import { FilterChip } from "#components/ui/filter-chip.tsx";
import { KeyHints } from "#components/ui/key-hints.tsx";
import { onDemand, usePreload } from "#components/ui/on-demand.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageFoot, Toolbar } from "#components/ui/page-layout.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { changed, inboxHref } from "#lib/requests/inbox-href.ts";
import type { FirstTaskList } from "#lib/shell/first-tasks-data.ts";
import type { Inbox as InboxData, InboxOptions, InboxQuery, InboxView } from "#lib/requests/types.ts";
import { FirstTaskPanel } from "./first-task-panel.tsx";
import { InboxEmpty } from "./inbox-empty.tsx";
import { filtersInForce } from "./inbox-filter-words.ts";
import { InboxFilters } from "./inbox-filters.tsx";
import { InboxList } from "./inbox-list.tsx";
import { InboxTable } from "./inbox-table.tsx";
import { SavedViews } from "./saved-views.tsx";
import { useFirstRows } from "./use-first-rows.ts";
import { useInbox } from "./use-inbox.ts";
import { useSelection } from "./use-selection.ts";

const BulkBar = onDemand(async () => (await import("./bulk-bar.tsx")).BulkBar);

const VIEWS: readonly { view: InboxView; label: string }[] = [
  { view: "open", label: "Open" },
  { view: "unassigned", label: "Unassigned" },
  { view: "mine", label: "Mine" },
  { view: "mentioned", label: "Mentions me" },
  { view: "waiting", label: "Waiting" },
  { view: "resolved", label: "Resolved" },
];

const HINTS = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["↵"], does: "open" },
  { keys: ["X"], does: "select" },
  { keys: ["F"], does: "filter" },
  { keys: ["/"], does: "search" },
];

type InboxProps = {
  query: InboxQuery;
  initial: InboxData;
  readAt: number;
  options: InboxOptions;
  /** For admins, until they are put away. */
  firstTasks: FirstTaskList | null;
};

/** All requests in one of five views, filtered and sorted, kept fresh while it is looked at. */
export function Inbox({ query, initial, readAt, options, firstTasks }: InboxProps) {
  const { data, isError } = useInbox(query, initial, readAt);
  const client = useQueryClient();
  usePreload(BulkBar);
  const { rows, counts } = data;
  const pages = {
    previousHref: data.previous === null ? null : inboxHref(changed(query, { before: data.previous })),
    nextHref: data.next === null ? null : inboxHref(changed(query, { after: data.next })),
  };
  const shown = useFirstRows(rows, inboxHref(query));
  const selection = useSelection(rows);
  const filters = filtersInForce(query, options);
  const search = {
    label: "Search requests",
    placeholder: "Title, requester, REQ-…",
    q: query.q,
    // The marker is encoded by the address itself; the search box puts the text in its place.
    hrefWithText: inboxHref(changed(query, { q: "{q}" })),
    hrefWithout: inboxHref(changed(query, { q: "" })),
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <PageHead title="Requests" count={`${counts.open.toLocaleString("en-GB")} open`}>
        <ListSearch {...search} className="w-65 max-sm:hidden" />
      </PageHead>
      <div className="px-4 pt-3 sm:hidden">
        <ListSearch {...search} isLarge className="touch:h-11" />
      </div>
      {firstTasks === null ? null : (
        <FirstTaskPanel {...firstTasks} isOpenAtFirst={initial.counts.open + initial.counts.resolved === 0} />
      )}
      <Toolbar className="sm:flex-wrap sm:py-2">
        <Segmented
          label="View"
          segments={VIEWS.map(({ view, label }) => ({
            label,
            href: inboxHref(changed(query, { view })),
            count: counts[view],
            isCurrent: view === query.view,
          }))}
        />
        {filters.map(({ part, field, operator, value }) => (
          <FilterChip
            key={part}
            field={field}
            operator={operator}
            value={value}
            removeHref={inboxHref(changed(query, { [part]: undefined }))}
          />
        ))}
        <InboxFilters query={query} options={options} />
        <SavedViews query={query} views={options.views} />
      </Toolbar>
      <ListKeys className="flex flex-col">
        {rows.length === 0 ? (
          <InboxEmpty query={query} counts={counts} />
        ) : (
          <>
            <InboxTable query={query} rows={shown} total={rows.length} selection={selection} />
            <InboxList query={query} rows={shown} className="sm:hidden" />
            <Paging {...pages} className="justify-between px-4 py-3 sm:hidden" />
          </>
        )}
      </ListKeys>
      {selection.selected.length === 0 ? null : (
        <BulkBar
          requestIds={selection.selected}
          options={options}
          onClear={selection.clear}
          onDone={() => void client.invalidateQueries({ queryKey: ["inbox"] })}
        />
      )}
      <PageFoot>
        <KeyHints hints={HINTS} />
        <div className="ml-auto flex items-center gap-3">
          <Paging {...pages} />
          <output>{isError ? "Not updating: Gatehouse doesn’t answer. Trying again." : "Live"}</output>
        </div>
      </PageFoot>
    </div>
  );
}
