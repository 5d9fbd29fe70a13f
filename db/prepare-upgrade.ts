import { existsSync, renameSync, rmSync } from "node:fs";
import type { Database } from "./client.ts";
import { appliedMigration, newestMigration } from "./migrations-data.ts";

/** The database belongs to a newer build. */
export class NewerSchemaError extends Error {
  constructor() {
    super(
      "This database was written by a newer Gatehouse. Start that version, or restore the backup from before the upgrade.",
    );
    this.name = "NewerSchemaError";
  }
}

/**
 * Call before migrating. Refuses a database that is newer than this build, and keeps a copy of one that is
 * about to change beside it (`gatehouse.db.before-upgrade`, the last one only). @returns the copy, or null.
 */
export async function prepareUpgrade(db: Database): Promise<string | null> {
  const applied = appliedMigration(db);
  const newest = newestMigration();
  if (applied > newest) throw new NewerSchemaError();
  if (applied === 0 || applied === newest || db.$client.memory) return null;
  const copy = `${db.$client.name}.before-upgrade`;
  rmSync(`${copy}.new`, { force: true });
  await db.$client.backup(`${copy}.new`);
  if (existsSync(`${copy}.new`)) renameSync(`${copy}.new`, copy);
  return copy;
}
