import "server-only";
import { openDatabase, type Database } from "#db/client.ts";
import { appliedMigration } from "#db/migrations-data.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findInstanceId } from "../data.ts";
import type { Manifest } from "./types.ts";

type Described = Pick<Manifest, "instanceId" | "schema" | "tables" | "audit">;

/** Opens a database that nobody uses, does something with it and leaves it in one file. */
export function withDatabase<T>(path: string, work: (db: Database) => T): T {
  const db = openDatabase(path);
  try {
    return work(db);
  } finally {
    db.$client.pragma("journal_mode = DELETE");
    db.$client.close();
  }
}

/** What a manifest says about a database. Throws `DeskError` when its pages are damaged. */
export function describeDatabase(db: Database): Described {
  const { $client } = db;
  const check = $client.pragma("quick_check(1)", { simple: true });
  if (check !== "ok") throw new DeskError("not-possible", `The database is damaged: ${String(check)}.`);
  const names = $client
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .all()
    .map(({ name }) => name);
  const tables = Object.fromEntries(
    names.map((name) => [
      name,
      Number(
        $client
          .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
          .pluck()
          .get(),
      ),
    ]),
  );
  const head = $client
    .prepare<[], { seq: number; hash: string | null }>(
      "SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1",
    )
    .get();
  const schema = appliedMigration(db);
  return { instanceId: findInstanceId(db), schema, tables, audit: head ?? { seq: 0, hash: null } };
}
