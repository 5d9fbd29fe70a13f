import { Toolbar } from "#components/ui/page-layout.tsx";
import { countFilters, peopleHref, savedSearch } from "#lib/directory/people-href.ts";
import type { PeopleScreen as People } from "#lib/directory/load-people.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { formatCapped, formatNumber } from "./format-count.ts";
import { ListFoot, PEOPLE_HINTS } from "./list-foot.tsx";
import { ListKeys } from "./list-keys.tsx";
import { NoMatch } from "./no-people.tsx";
import { Paging } from "./paging.tsx";
import { PeopleHead } from "./people-head.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PeoplePeek } from "./peek/people-peek.tsx";
import { BulkBar } from "./selection/bulk-bar.tsx";
import { StatusSwitch } from "./status-switch.tsx";
import { SaveView } from "./views/save-view.tsx";
import { viewState } from "./views/view-state.ts";
import { ViewTabs } from "./views/view-tabs.tsx";

/** The People list: head, views, filters, rows with selection and peek, foot. */
export function PeopleScreen({ people }: { people: People }) {
  const { query, page, columns, isDesk, isAdmin } = people;
  const paging = {
    previousHref: page.previous === null ? null : peopleHref(query, { cursor: page.previous }),
    nextHref: page.next === null ? null : peopleHref(query, { cursor: page.next }),
  };
  const refs = page.rows.map(({ objectId, displayName }) => ({ objectId, displayName }));
  return (
    <>
      <PeopleHead people={people} />
      <ViewTabs views={people.views} query={query} columns={columns} canShare={isAdmin} />
      <PeopleToolbar people={people} />
      <PeoplePeek rows={refs}>
        <ListKeys className="@container flex flex-col">
          {page.rows.length === 0 ? (
            <NoMatch query={query} page={page} isAdmin={isAdmin} />
          ) : (
            <>
              <PeopleTable
                query={query}
                rows={page.rows}
                columns={columns}
                total={page.total}
                isDesk={isDesk}
              />
              <Paging {...paging} className="justify-between px-4 py-3 sm:hidden" />
              <p className="px-4 py-3 text-12 text-ink-3 sm:hidden">
                Columns and saved views are arranged on a wider screen; an export has your columns.
              </p>
            </>
          )}
        </ListKeys>
        {isDesk ? <BulkBar /> : null}
      </PeoplePeek>
      <ListFoot
        freshness={people.freshness}
        hints={isDesk ? PEOPLE_HINTS : PEOPLE_HINTS.filter(({ does }) => does !== "select")}
        {...paging}
      />
    </>
  );
}

function PeopleToolbar({ people }: { people: People }) {
  const { query, page, columns, isDesk } = people;
  const { current, isChanged } = viewState(people.views, query, columns);
  const isOutside = query.status === "Blocked" || query.status === "Deleted";
  return (
    <Toolbar>
      {page.counts === null ? null : <StatusSwitch query={query} counts={page.counts} />}
      <FilterChips query={query} names={people.names} />
      <FilterMenu query={query} isDesk={isDesk} filterCount={countFilters(query)} />
      {isDesk && isChanged ? (
        <SaveView
          label={current === null ? "Save view" : "Save as new view"}
          search={savedSearch(query)}
          columns={columns}
          canShare={people.isAdmin}
        />
      ) : null}
      {isOutside ? (
        <span className="text-12 whitespace-nowrap text-ink-3 max-xl:hidden">{`${query.status} people, in scope or not`}</span>
      ) : null}
      <output className="ml-auto text-12 whitespace-nowrap text-ink-3 tabular-nums max-sm:sr-only">
        {`${formatCapped(page.total)} of ${formatNumber(totalOf(people))}`}
      </output>
    </Toolbar>
  );
}

/** What a count is a part of: the people of this view without search and filters. */
function totalOf({ counts, query }: People): number {
  if (query.status === "Blocked") return counts.blocked;
  if (query.status === "Deleted") return counts.deleted;
  return query.status === "Active" ? counts.active : counts.inScope;
}
