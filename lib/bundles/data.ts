import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { appBundles } from "#db/schema/index.ts";
import { fold } from "#lib/platform/fold.ts";
import type { BundleRow } from "./types.ts";

/** Every bundle: the baseline first, then by department. */
export function listBundles(db: Database): BundleRow[] {
  return db.select().from(appBundles).orderBy(appBundles.departmentKey).all();
}

/** The bundle with this folded department; undefined when there is none. */
export function findBundle(db: Database, departmentKey: string): BundleRow | undefined {
  return db.select().from(appBundles).where(eq(appBundles.departmentKey, departmentKey)).get();
}

/** People in scope by folded department, with the spelling that most of them have; no department is "". */
export function countByDepartment(db: Database): Map<string, { department: string; count: number }> {
  const rows = db.all<{ department: string; count: number }>(sql`
    SELECT coalesce(department, '') AS department, count(*) AS count FROM people
     WHERE in_scope = 1 AND status = 'Active' GROUP BY department ORDER BY count DESC, department`);
  const found = new Map<string, { department: string; count: number }>();
  for (const { department, count } of rows) {
    const key = fold(department);
    const known = found.get(key);
    if (known === undefined) found.set(key, { department, count });
    else known.count += count;
  }
  return found;
}
