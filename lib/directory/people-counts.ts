import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { COUNT_CAP, type Plan } from "./people-plan.ts";
import type { CappedCount } from "./types.ts";

export type PeopleCounts = {
  /** People = everybody in scope. */
  inScope: number;
  /** Active and in scope. */
  active: number;
  /** In the mirror, in scope or not. */
  blocked: number;
  deleted: number;
};

/** Exact counts of the whole mirror, read along one index. */
export function peopleCounts(db: Database): PeopleCounts {
  const rows = db.all<{ inScope: number; status: string; n: number }>(
    sql`SELECT in_scope AS inScope, status, count(*) AS n FROM people GROUP BY in_scope, status`,
  );
  const sum = (test: (row: { inScope: number; status: string }) => boolean) =>
    rows.filter(test).reduce((total, row) => total + row.n, 0);
  return {
    inScope: sum((row) => row.inScope === 1),
    active: sum((row) => row.inScope === 1 && row.status === "Active"),
    blocked: sum((row) => row.status === "Blocked"),
    deleted: sum((row) => row.status === "Deleted"),
  };
}

/** How many people a plan finds in a view, counted up to the cap. */
export function countMatches(db: Database, plan: Plan, view: SQL): CappedCount {
  const where = sql.join([view, ...plan.where], sql` AND `);
  const row = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${plan.from} WHERE ${where} LIMIT ${COUNT_CAP + 1})`,
  );
  return { value: Math.min(row.n, COUNT_CAP), isCapped: row.n > COUNT_CAP };
}
