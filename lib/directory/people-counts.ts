import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { mirrorVersion } from "./mirror-version.ts";
import type { Plan } from "./people-plan.ts";
import { COUNT_CAP } from "./people-sources.ts";
import type { CappedCount } from "./types.ts";

export type PeopleCounts = {
  /** In scope or not. */
  any: number;
  /** People = everybody in scope. */
  inScope: number;
  /** Active and in scope. */
  active: number;
  /** In the mirror, in scope or not. */
  blocked: number;
  deleted: number;
};

type Kept = { version: string; counts: PeopleCounts };
const kept = new WeakMap<Database, Kept>();

/** Exact counts of the whole mirror, read along one index and kept until the directory changes. */
export function peopleCounts(db: Database): PeopleCounts {
  const version = mirrorVersion(db);
  const last = kept.get(db);
  if (last?.version === version) return last.counts;
  const counts = readCounts(db);
  kept.set(db, { version, counts });
  return counts;
}

function readCounts(db: Database): PeopleCounts {
  const rows = db.all<{ inScope: number; status: string; n: number }>(
    sql`SELECT in_scope AS inScope, status, count(*) AS n FROM people GROUP BY in_scope, status`,
  );
  const sum = (test: (row: { inScope: number; status: string }) => boolean) =>
    rows.filter(test).reduce((total, row) => total + row.n, 0);
  return {
    any: sum(() => true),
    inScope: sum((row) => row.inScope === 1),
    active: sum((row) => row.inScope === 1 && row.status === "Active"),
    blocked: sum((row) => row.status === "Blocked"),
    deleted: sum((row) => row.status === "Deleted"),
  };
}

/** How many of a small plan's people there are per status: one pass over at most COUNT_CAP rows. */
export function countSmall(db: Database, plan: Plan): PeopleCounts {
  const where = plan.where.length === 0 ? sql`1` : sql.join(plan.where, sql` AND `);
  const row = db.get<PeopleCounts>(sql`SELECT count(*) AS "any",
      count(*) FILTER (WHERE p.in_scope = 1) AS inScope,
      count(*) FILTER (WHERE p.in_scope = 1 AND p.status = 'Active') AS active,
      count(*) FILTER (WHERE p.status = 'Blocked') AS blocked,
      count(*) FILTER (WHERE p.status = 'Deleted') AS deleted
    FROM ${plan.from} WHERE ${where}`);
  return row;
}

/**
 * Whether the hits of a broad search are counted from the search index: to reach the cap, as many hits are
 * looked up as the scope is thin; else everybody in scope is read, which is dear where they are many.
 */
export function countsFromHits({ any, inScope }: PeopleCounts): boolean {
  return inScope * inScope > COUNT_CAP * any;
}

/** How many people a plan finds in a view, counted up to the cap; `from` names the index to walk. */
export function countMatches(db: Database, plan: Plan, from: SQL, view: SQL): CappedCount {
  const where = sql.join([view, ...plan.where], sql` AND `);
  const row = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${COUNT_CAP + 1})`,
  );
  return { value: Math.min(row.n, COUNT_CAP), isCapped: row.n > COUNT_CAP };
}
