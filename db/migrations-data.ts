import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "./client.ts";

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** When the newest migration of this build was made (epoch ms): the version of the schema it knows. */
export function newestMigration(): number {
  const path = join(process.cwd(), "db", "migrations", "meta", "_journal.json");
  const journal = journalSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  return Math.max(...journal.entries.map((entry) => entry.when));
}

/** The same of the newest one that a database has; 0 for an empty one. */
export function appliedMigration({ $client }: Database): number {
  const isMigrated = $client.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (isMigrated === undefined) return 0;
  return Number($client.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get() ?? 0);
}
