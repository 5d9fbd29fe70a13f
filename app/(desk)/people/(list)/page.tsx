import type { Metadata } from "next";
import { FilterChips } from "#components/people/filter-chips.tsx";
import { FilterMenu } from "#components/people/filter-menu.tsx";
import { formatCapped, formatNumber } from "#components/people/format-count.ts";
import { ListFoot } from "#components/people/list-foot.tsx";
import { ListKeys } from "#components/people/list-keys.tsx";
import { ListSearch } from "#components/people/list-search.tsx";
import { NoDirectoryPage, NoMatch } from "#components/people/no-people.tsx";
import { Paging } from "#components/people/paging.tsx";
import { PeopleList } from "#components/people/people-list.tsx";
import { PeopleTable } from "#components/people/people-table.tsx";
import { StatusSwitch } from "#components/people/status-switch.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Toolbar } from "#components/ui/page-layout.tsx";
import { findFilterNames } from "#lib/directory/filter-names.ts";
import { findFreshness, hasNoDirectory } from "#lib/directory/freshness.ts";
import { peopleCounts } from "#lib/directory/people-counts.ts";
import { countFilters, peopleHref } from "#lib/directory/people-href.ts";
import { peopleQuerySchema } from "#lib/directory/people-query.ts";
import { searchPeople, seesDeskFacts, withoutDeskFilters } from "#lib/directory/search-people.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: Props) {
  const ctx = await pageContext();
  const isDesk = seesDeskFacts(ctx.actor);
  const isAdmin = ctx.actor.role === "admin";
  const freshness = findFreshness(ctx.db, "people");
  if (hasNoDirectory(freshness))
    return <NoDirectoryPage status={freshness.status} noun="People" isAdmin={isAdmin} />;
  const asked = peopleQuerySchema.parse(await searchParams);
  const query = isDesk ? asked : withoutDeskFilters(asked);
  const page = searchPeople(ctx, query);
  const counts = peopleCounts(ctx.db);
  const search = {
    label: "Search people",
    q: query.q.trim(),
    hrefWithText: peopleHref(query, { q: "{q}" }),
    hrefWithout: peopleHref(query, { q: "" }),
  };
  const paging = {
    previousHref: page.previous === null ? null : peopleHref(query, { cursor: page.previous }),
    nextHref: page.next === null ? null : peopleHref(query, { cursor: page.next }),
  };
  const isOutside = query.status === "Blocked" || query.status === "Deleted";
  return (
    <>
      <PageHead
        title="People"
        count={isDesk ? `${formatNumber(counts.active)} active` : formatNumber(counts.inScope)}
      >
        <ListSearch
          {...search}
          placeholder={isDesk ? "Name, email, title, object ID" : "Name, email, title, department"}
          className="w-65 max-sm:hidden"
        />
      </PageHead>
      <div className="px-4 pt-3 sm:hidden">
        <ListSearch {...search} placeholder="Name, email, title" isLarge className="touch:h-11" />
      </div>
      <Toolbar>
        {page.counts === null ? null : <StatusSwitch query={query} counts={page.counts} />}
        <FilterChips query={query} names={findFilterNames(ctx.db, query)} />
        <FilterMenu query={query} isDesk={isDesk} filterCount={countFilters(query)} />
        {isOutside ? (
          <span className="text-12 whitespace-nowrap text-ink-3 max-xl:hidden">{`${query.status} people, in scope or not`}</span>
        ) : null}
        <output className="ml-auto text-12 whitespace-nowrap text-ink-3 tabular-nums max-sm:sr-only">
          {`${formatCapped(page.total)} of ${formatNumber(totalOf(counts, query.status))}`}
        </output>
      </Toolbar>
      <ListKeys className="flex flex-col">
        {page.rows.length === 0 ? (
          <NoMatch query={query} page={page} isAdmin={isAdmin} />
        ) : (
          <>
            <PeopleTable query={query} rows={page.rows} total={page.total} isDesk={isDesk} />
            <PeopleList rows={page.rows} />
            <Paging {...paging} className="justify-between px-4 py-3 sm:hidden" />
          </>
        )}
      </ListKeys>
      <ListFoot freshness={freshness} {...paging} />
    </>
  );
}

/** What a count is a part of: the people of this view without search and filters. */
function totalOf(
  counts: ReturnType<typeof peopleCounts>,
  status: "Active" | "Blocked" | "Deleted" | null,
): number {
  if (status === "Blocked") return counts.blocked;
  if (status === "Deleted") return counts.deleted;
  return status === "Active" ? counts.active : counts.inScope;
}
