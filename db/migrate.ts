import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { fileURLToPath } from "node:url";
import type { Database } from "./client.ts";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Brings the schema to the newest version; each migration is one transaction. */
export function migrateDatabase(db: Database): void {
  migrate(db, { migrationsFolder: folder });
}
