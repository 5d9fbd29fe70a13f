import "server-only";
import { cache } from "react";
import { pageContext } from "#lib/platform/session.ts";
import { findFilterNames } from "./filter-names.ts";
import { findFreshness, hasNoDirectory } from "./freshness.ts";
import { offeredColumns } from "./people-columns.ts";
import { peopleCounts } from "./people-counts.ts";
import { peopleQuerySchema } from "./people-query.ts";
import { PAGE_SIZE, searchPeople, seesDeskFacts, withoutDeskFilters } from "./search-people.ts";
import { findColumns, listViews } from "./views/data.ts";

type Params = Record<string, string | string[] | undefined>;

/** The People page for whoever is signed in: one page of rows with all that stands around them. */
export const loadPeople = cache(async (params: Params) => {
  const ctx = await pageContext();
  const isDesk = seesDeskFacts(ctx.actor);
  const isAdmin = ctx.actor.role === "admin";
  const freshness = findFreshness(ctx.db, "people");
  if (hasNoDirectory(freshness)) return { status: freshness.status, isAdmin } as const;
  const asked = peopleQuerySchema.parse(params);
  const query = isDesk ? asked : withoutDeskFilters(asked);
  const columns = findColumns(ctx, query.viewId);
  return {
    status: "ready",
    isDesk,
    isAdmin,
    freshness,
    query,
    columns,
    offered: offeredColumns(isDesk),
    views: listViews(ctx),
    page: searchPeople(ctx, query, PAGE_SIZE, columns),
    counts: peopleCounts(ctx.db),
    names: findFilterNames(ctx.db, query),
  } as const;
});

/** What the page has when there is a directory. */
export type PeopleScreen = Extract<Awaited<ReturnType<typeof loadPeople>>, { status: "ready" }>;
