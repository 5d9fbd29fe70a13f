import type { Metadata } from "next";
import { AppsTable } from "#components/apps/apps-table.tsx";
import { listHref } from "#components/groups/list-href.ts";
import { DirectoryList } from "#components/people/directory-list.tsx";
import { NoDirectoryPage } from "#components/people/no-people.tsx";
import { findFreshness, hasNoDirectory } from "#lib/directory/freshness.ts";
import { appsQuerySchema } from "#lib/directory/groups-query.ts";
import { countApps, searchApps } from "#lib/directory/search-apps.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Apps" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AppsPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const freshness = findFreshness(ctx.db, "apps");
  if (hasNoDirectory(freshness)) {
    return <NoDirectoryPage status={freshness.status} noun="Apps" isAdmin={ctx.actor.role === "admin"} />;
  }
  const query = appsQuerySchema.parse(await searchParams);
  const page = searchApps(ctx.db, query);
  const href = (change: { q?: string; cursor?: string | null }) =>
    listHref("/apps", { q: query.q, cursor: null, ...change });
  return (
    <DirectoryList
      title="Apps"
      noun="app"
      q={query.q}
      total={page.total}
      whole={countApps(ctx.db)}
      isEmpty={page.rows.length === 0}
      search={{
        placeholder: "Name or object ID",
        hrefWithText: href({ q: "{q}" }),
        hrefWithout: href({ q: "" }),
      }}
      clearHref="/apps"
      previousHref={page.previous === null ? null : href({ cursor: page.previous })}
      nextHref={page.next === null ? null : href({ cursor: page.next })}
      freshness={freshness}
    >
      <AppsTable rows={page.rows} total={page.total} />
    </DirectoryList>
  );
}
