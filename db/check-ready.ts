import { appliedMigration, newestMigration } from "./migrations-data.ts";
import type { Database } from "./client.ts";
import { hasRoom } from "./room.ts";
import { writeAtOnce } from "./until-writable.ts";

/**
 * Why this process can't serve, or null: the file takes a write, there is room for what follows, and every
 * migration of this build is applied.
 */
export function checkReady(db: Database): string | null {
  try {
    // Held by another process, it takes writes too; nobody waits here for it.
    writeAtOnce(db, () => undefined);
    if (!hasRoom(db)) return "The disk is almost full: free some space.";
    return appliedMigration(db) >= newestMigration()
      ? null
      : "The database schema is older than this build: restart Gatehouse.";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
