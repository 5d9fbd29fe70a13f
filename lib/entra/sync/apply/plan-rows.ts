import type { Database } from "#db/client.ts";

export type AppliedRows = { added: number; changed: number };

/**
 * Brings one mirror table to `next` (a SELECT of whole rows). The rows that differ stay behind in the
 * temporary table `touched_<table>`, with `is_new`, for the change feed; unchanged rows are not written.
 * An empty table is simply filled, and nothing stays behind.
 */
export function applyRows(db: Database, table: string, next: string): AppliedRows {
  const client = db.$client;
  client.exec(`DROP TABLE IF EXISTS temp.touched_${table}`);
  const columns = client
    .prepare(`SELECT * FROM (${next}) LIMIT 0`)
    .columns()
    .map(({ name }) => name);
  const names = columns.join(", ");
  const isEmpty = client.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;
  if (isEmpty) {
    client.exec(`CREATE TEMP TABLE touched_${table} AS SELECT *, 1 AS is_new FROM (${next}) LIMIT 0`);
    return { added: client.prepare(`INSERT INTO ${table} (${names}) ${next}`).run().changes, changed: 0 };
  }
  const row = (of: string) => columns.map((name) => `${of}.${name}`).join(", ");
  client.exec(
    `CREATE TEMP TABLE touched_${table} AS SELECT n.*, m.id IS NULL AS is_new
     FROM (${next}) n LEFT JOIN ${table} m ON m.id = n.id WHERE m.id IS NULL OR (${row("n")}) IS NOT (${row("m")})`,
  );
  const count = client
    .prepare<[], { added: number | null; all: number }>(
      `SELECT sum(is_new) AS added, count(*) AS "all" FROM touched_${table}`,
    )
    .get();
  return { added: count?.added ?? 0, changed: (count?.all ?? 0) - (count?.added ?? 0) };
}

/** Writes what `applyRows` found to differ. Apart, so that the change feed can compare first. */
export function writeTouched(db: Database, table: string): void {
  const client = db.$client;
  const columns = client
    .prepare(`SELECT * FROM touched_${table} LIMIT 0`)
    .columns()
    .map(({ name }) => name)
    .filter((name) => name !== "is_new");
  const sets = columns.filter((name) => name !== "id").map((name) => `${name} = excluded.${name}`);
  client
    .prepare(
      `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${columns.join(", ")} FROM touched_${table} WHERE true
       ON CONFLICT (id) DO UPDATE SET ${sets.join(", ")}`,
    )
    .run();
}
