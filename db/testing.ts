import SqliteDatabase from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { openDatabase, type Database } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";
import * as schema from "./schema/index.ts";

let template: Buffer | undefined;

/** A fresh in-memory database with the real schema: migrated once, then cloned per test. */
export function testDatabase(): Database {
  if (template === undefined) {
    const db = openDatabase(":memory:");
    migrateDatabase(db);
    template = db.$client.serialize();
    db.$client.close();
  }
  const client = new SqliteDatabase(template);
  client.pragma("foreign_keys = ON");
  return drizzle(client, { schema, casing: "snake_case" }) as Database;
}
