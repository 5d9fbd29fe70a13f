import type { Metadata } from "next";
import { GroupsTable } from "#components/groups/groups-table.tsx";
import { listHref } from "#components/groups/list-href.ts";
import { DirectoryList } from "#components/people/directory-list.tsx";
import { NoDirectoryPage } from "#components/people/no-people.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { findFreshness, hasNoDirectory } from "#lib/directory/freshness.ts";
import { GROUP_FILTERS, groupsQuerySchema } from "#lib/directory/groups-query.ts";
import { groupCounts, searchGroups } from "#lib/directory/search-groups.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Groups" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function GroupsPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const freshness = findFreshness(ctx.db, "groups");
  if (hasNoDirectory(freshness)) {
    return <NoDirectoryPage status={freshness.status} noun="Groups" isAdmin={ctx.actor.role === "admin"} />;
  }
  const query = groupsQuerySchema.parse(await searchParams);
  const page = searchGroups(ctx.db, query, { isInScopeOnly: true });
  const counts = groupCounts(ctx.db);
  const { kind } = query;
  const href = (change: { q?: string; kind?: string | null; cursor?: string | null }) =>
    listHref("/groups", { q: query.q, kind, cursor: null, ...change });
  const kinds = [null, ...GROUP_FILTERS.filter((filter) => counts[filter] > 0 || filter === kind)];
  return (
    <DirectoryList
      title="Groups"
      noun="group"
      q={query.q}
      total={page.total}
      whole={counts.all}
      isEmpty={page.rows.length === 0}
      search={{
        placeholder: "Name or object ID",
        hrefWithText: href({ q: "{q}" }),
        hrefWithout: href({ q: "" }),
      }}
      clearHref="/groups"
      previousHref={page.previous === null ? null : href({ cursor: page.previous })}
      nextHref={page.next === null ? null : href({ cursor: page.next })}
      freshness={freshness}
      filters={
        <Segmented
          label="Kind"
          segments={kinds.map((filter) => ({
            href: href({ kind: filter }),
            label: filter ?? "All",
            count: counts[filter ?? "all"],
            isCurrent: filter === kind,
          }))}
        />
      }
    >
      <GroupsTable rows={page.rows} total={page.total} />
    </DirectoryList>
  );
}
