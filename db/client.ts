import "server-only";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import * as schema from "./schema/index.ts";

export type Database = BetterSQLite3Database<typeof schema> & { $client: SqliteDatabase.Database };

/**
 * Opens the database file with the settings every process shares: WAL, foreign keys, FULL sync (an
 * intent or an audit row must survive a power cut), and five seconds of patience for a busy writer.
 */
export function openDatabase(path: string): Database {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const client = new SqliteDatabase(path, { timeout: 5_000 });
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma("secure_delete = ON");
  client.pragma("cache_size = -32000");
  return drizzle(client, { schema, casing: "snake_case" }) as Database;
}

/**
 * The only way to write. Runs `work` in one BEGIN IMMEDIATE transaction: all of it or nothing.
 * Synchronous by type, so that nothing can be awaited while the write lock is held.
 */
export function inTransaction<T>(db: Database, work: () => T extends Promise<unknown> ? never : T): T {
  return db.$client.transaction(work).immediate() as T;
}
