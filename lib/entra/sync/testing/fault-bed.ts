import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import * as schema from "#db/schema/index.ts";
import type { Practice } from "../testing.ts";

/** Memberships and apps of a general company that is read in a fraction of a second. */
export const SMALL = ["--users", "300", "--groups", "40", "--memberships", "1500", "--apps", "20"] as const;

/** The true time, until it is moved. */
export function movableClock() {
  let offset = 0;
  return { now: () => Date.now() + offset, move: (ms: number) => void (offset += ms) };
}

export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

/** A path for a database file in a folder of its own. */
export const databasePath = () => join(mkdtempSync(join(tmpdir(), "gatehouse-faults-")), "gatehouse.db");

/** The database in a file, as every process opens it, at the newest schema. */
export function fileDatabase(path = databasePath()): Database {
  const db = openDatabase(path);
  migrateDatabase(db);
  return db;
}

/** Everything the change feed tells, but for when and by which run. Sorted, doubles included. */
export function feedLines(db: Database): string[] {
  return db.$client
    .prepare<[], string>(
      `SELECT json_array(kind, object_id, name, what, before, after, related_object_id, related_name) FROM change_feed`,
    )
    .pluck()
    .all()
    .toSorted();
}

/** Names of what the change feed tells of somebody or something, in its order. */
export function wordsOf(db: Database, objectId: string): string[] {
  return db.$client
    .prepare<[string], string>("SELECT what FROM change_feed WHERE object_id = ? ORDER BY id")
    .pluck()
    .all(objectId);
}

/** Status and note of one step of a run. */
export function stepOf(db: Database, runId: string, key: string) {
  return db.$client
    .prepare<[string, string], { status: string; note: string | null }>(
      "SELECT status, note FROM sync_steps WHERE run_id = ? AND key = ?",
    )
    .get(runId, key);
}

/** How often each status stands in the history of cycles. */
export function runStatuses(db: Database): string[] {
  return db.$client.prepare<[], string>("SELECT status FROM sync_runs ORDER BY started_at, id").pluck().all();
}

/** The same database once more, in memory. */
export function cloneOf(db: Database): Database {
  const client = new SqliteDatabase(db.$client.serialize());
  client.pragma("foreign_keys = ON");
  return drizzle(client, { schema, casing: "snake_case" }) as Database;
}

type LoggedRequest = { method: string; path: string; status: number };

/** Calls of Graph that the practice tenant has logged since its log was cleared. */
export async function graphCalls(practice: Practice): Promise<LoggedRequest[]> {
  // Written by the practice tenant's own tested route.
  const { requests } = JSON.parse(await practice.control("GET", "requests")) as { requests: LoggedRequest[] };
  return requests.filter(({ path }) => path.startsWith("/v1.0/"));
}
