import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "./client.ts";
import { writeAtOnce } from "./until-writable.ts";

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** Why this process can't serve, or null: the file takes a write, and every migration of this build is applied. */
export function checkReady(db: Database): string | null {
  try {
    // Held by another process, it takes writes too; nobody waits here for it.
    writeAtOnce(db, () => undefined);
    const journal = journalSchema.parse(
      JSON.parse(readFileSync(join(process.cwd(), "db", "migrations", "meta", "_journal.json"), "utf8")),
    );
    const newest = Math.max(...journal.entries.map((entry) => entry.when));
    const applied = db.$client.prepare("select max(created_at) from __drizzle_migrations").pluck().get();
    return Number(applied) >= newest
      ? null
      : "The database schema is older than this build: restart Gatehouse.";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
