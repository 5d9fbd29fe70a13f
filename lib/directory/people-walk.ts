import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import type { Plan } from "./people-plan.ts";
import { leadColumn, segments, type Cursor } from "./people-sort.ts";
import { parseSearchTerms } from "./search-terms.ts";
import type { PeopleQuery } from "./types.ts";

/** One found person with its place in the order. */
export type Found = { id: number; sortKey: string; lead: string | null };

/** Which rows of a plan a list is about, and from where they are read. */
export type View = { from: SQL; where: SQL };

/**
 * The people a list is about. `+` keeps SQLite from preferring the scope index over a small source;
 * blocked and deleted people are few, and walked along their own index.
 */
export function viewOf(query: PeopleQuery, plan: Plan, isDesk: boolean): View {
  const { from, isSmall } = plan;
  const scope = isSmall ? sql`+p.in_scope` : sql`p.in_scope`;
  // An exact object id finds its person outside the scope too: that is what it was pasted for.
  if (findsAnyone(query, isDesk)) return { from, where: sql`1` };
  if (query.status === null) return { from, where: sql`${scope} = 1` };
  if (query.status === "Active") return { from, where: sql`${scope} = 1 AND +p.status = 'Active'` };
  const where = sql`${scope} IN (0, 1) AND p.status = ${query.status}`;
  return { from: isSmall ? from : sql`people p INDEXED BY people_scope_status`, where };
}

/** An exact object id is looked for outside the scope too. */
export function findsAnyone(query: PeopleQuery, isDesk: boolean): boolean {
  return isDesk && query.status === null && parseSearchTerms(query.q)?.objectId != null;
}

/** At most `limit` people in the query's order, from `cursor` on. */
export function readFrom(
  db: Database,
  query: PeopleQuery,
  plan: Plan,
  view: View,
  cursor: Cursor | null,
  limit: number,
) {
  const rows: Found[] = [];
  for (const segment of segments(query.sort, query.order, cursor)) {
    const where = [view.where, ...plan.where, ...(segment.where === null ? [] : [segment.where])];
    rows.push(
      ...db.all<Found>(sql`SELECT p.id AS id, p.sort_key AS sortKey, ${leadColumn(query.sort)} AS lead
        FROM ${view.from} WHERE ${sql.join(where, sql` AND `)}
        ORDER BY ${segment.orderBy} LIMIT ${limit - rows.length}`),
    );
    if (rows.length >= limit) break;
  }
  return rows;
}
