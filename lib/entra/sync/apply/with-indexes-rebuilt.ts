import type { Database } from "#db/client.ts";

/**
 * Drops the secondary indexes of these tables, does the work, and builds them again: for filling large
 * empty tables, where keeping them in step costs more than building them once. Same transaction.
 */
export function withIndexesRebuilt<T>(db: Database, tables: readonly string[], work: () => T): T {
  const indexes = db.$client
    .prepare<string[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
         AND sql NOT LIKE 'CREATE UNIQUE%' AND tbl_name IN (${tables.map(() => "?").join(", ")})`,
    )
    .all(...tables);
  for (const { name } of indexes) db.$client.exec(`DROP INDEX "${name}"`);
  const result = work();
  for (const { sql } of indexes) db.$client.exec(sql);
  return result;
}
