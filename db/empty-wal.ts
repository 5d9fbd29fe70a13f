import "server-only";
import type { Database } from "./client.ts";

/** Nobody waits for a clean log. */
const PATIENCE_MS = 50;

/**
 * Moves the write-ahead log into the database and cuts it to nothing, so that no older copy of a page
 * stays in it. False when readers or writers stand in the way: then somebody has to try again.
 */
export function emptyWal({ $client }: Database): boolean {
  const usual = Number($client.pragma("busy_timeout", { simple: true }));
  $client.pragma(`busy_timeout = ${PATIENCE_MS}`);
  try {
    return $client.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code)))
      return false;
    throw error;
  } finally {
    $client.pragma(`busy_timeout = ${usual}`);
  }
}
