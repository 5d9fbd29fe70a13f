import "server-only";
import { isBusy } from "./busy.ts";
import type { Database } from "./client.ts";
import { withPatience } from "./with-patience.ts";

/** Nobody waits for a clean log. */
const PATIENCE_MS = 50;

/**
 * Moves the write-ahead log into the database and cuts it to nothing, so that no older copy of a page
 * stays in it. False when readers or writers stand in the way: then somebody has to try again.
 */
export function emptyWal(db: Database): boolean {
  try {
    return withPatience(
      db,
      PATIENCE_MS,
      () => db.$client.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0,
    );
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
