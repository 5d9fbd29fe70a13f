import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { isBusy } from "./busy.ts";
import type { Database } from "./client.ts";
import { withPatience } from "./with-patience.ts";

const LOOK_AGAIN_MS = 4;
const PATIENCE_MS = 10_000;

/**
 * Waits until no other process writes, without standing still: SQLite's own waiting would stop every other
 * answer of this process for as long. Call it right before the first transaction of a piece of work.
 * False when the database was never free for `patienceMs`.
 */
export async function untilWritable(db: Database, patienceMs = PATIENCE_MS): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  while (!writeAtOnce(db, () => undefined)) {
    if (performance.now() > giveUpAt) return false;
    await delay(LOOK_AGAIN_MS);
  }
  return true;
}

/** Does `work` in one transaction if nobody else writes at this moment; false, and nothing done, otherwise. */
export function writeAtOnce(db: Database, work: () => void): boolean {
  try {
    withPatience(db, 0, () => db.$client.transaction(work).immediate());
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
