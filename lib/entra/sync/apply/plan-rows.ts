import type { Database } from "#db/client.ts";

export type MirrorTable = "people" | "groups" | "apps" | "administrative_units" | "directory_roles";
export type AppliedRows = { added: number; changed: number };

/** What will be written to a table. A first fill is written straight from `next`. */
export type RowPlan = { table: MirrorTable; next: string; isFirst: boolean };

/**
 * Finds how one mirror table differs from `next` (a SELECT of whole rows), and writes nothing yet. The
 * rows that differ stand in the temporary table `touched_<table>`, with `is_new`, for the guards and
 * the change feed. An empty table is going to be simply filled: nothing stands there then.
 */
export function planRows(db: Database, table: MirrorTable, next: string): RowPlan {
  const client = db.$client;
  client.exec(`DROP TABLE IF EXISTS temp.touched_${table}`);
  const isFirst = client.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;
  if (isFirst) {
    client.exec(`CREATE TEMP TABLE touched_${table} AS SELECT *, 1 AS is_new FROM (${next}) LIMIT 0`);
    return { table, next, isFirst };
  }
  const columns = columnsOf(db, `SELECT * FROM (${next}) LIMIT 0`);
  const row = (of: string) => columns.map((name) => `${of}.${name}`).join(", ");
  client.exec(
    `CREATE TEMP TABLE touched_${table} AS SELECT n.*, m.id IS NULL AS is_new
     FROM (${next}) n LEFT JOIN ${table} m ON m.id = n.id WHERE m.id IS NULL OR (${row("n")}) IS NOT (${row("m")})`,
  );
  return { table, next, isFirst };
}

/** Writes what a plan found to differ; rows that stay as they are are not written. */
export function writeRows(db: Database, { table, next, isFirst }: RowPlan): AppliedRows {
  const client = db.$client;
  if (isFirst) {
    const names = columnsOf(db, `SELECT * FROM (${next}) LIMIT 0`).join(", ");
    return { added: client.prepare(`INSERT INTO ${table} (${names}) ${next}`).run().changes, changed: 0 };
  }
  const count = client
    .prepare<[], { added: number | null; all: number }>(
      `SELECT sum(is_new) AS added, count(*) AS "all" FROM touched_${table}`,
    )
    .get();
  const added = count?.added ?? 0;
  const changed = (count?.all ?? 0) - added;
  if (added + changed === 0) return { added, changed };
  const columns = columnsOf(db, `SELECT * FROM touched_${table} LIMIT 0`).filter((name) => name !== "is_new");
  const sets = columns.filter((name) => name !== "id").map((name) => `${name} = excluded.${name}`);
  client
    .prepare(
      `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${columns.join(", ")} FROM touched_${table} WHERE true
       ON CONFLICT (id) DO UPDATE SET ${sets.join(", ")}`,
    )
    .run();
  return { added, changed };
}

function columnsOf(db: Database, select: string): string[] {
  return db.$client
    .prepare(select)
    .columns()
    .map(({ name }) => name);
}
