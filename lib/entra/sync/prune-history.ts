import { and, inArray, lt, max, notInArray } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { changeFeed, syncHoldItems, syncHolds, syncRuns, syncSteps } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Runs, decisions and changes are kept for so long, the steps of a run for less. */
const HISTORY_MS = 400 * DAY_MS;
const STEPS_MS = 90 * DAY_MS;

/** Forgets history that is older than anybody asks for. The audit log is not touched. */
export function pruneHistory({ db, clock }: Pick<Context, "db" | "clock">): void {
  const newest = db
    .select({ at: max(syncRuns.startedAt) })
    .from(syncRuns)
    .get()?.at;
  // Counted from the newest run: a clock that was set years ahead must not make us forget everything.
  const now = Math.min(clock.now(), (newest ?? clock.now()) + DAY_MS);
  const old = now - HISTORY_MS;
  const isOver = notInArray(syncRuns.status, ["Queued", "In progress", "Ready for review"]);
  inTransaction(db, () => {
    const oldSteps = db
      .select({ id: syncRuns.id })
      .from(syncRuns)
      .where(and(isOver, lt(syncRuns.startedAt, now - STEPS_MS)));
    db.delete(syncSteps).where(inArray(syncSteps.runId, oldSteps)).run();
    db.delete(syncRuns)
      .where(and(isOver, lt(syncRuns.startedAt, old)))
      .run();
    db.delete(changeFeed).where(lt(changeFeed.at, old)).run();
    // Lists that nobody can decide on any more are long, and told in the audit log.
    const closed = db
      .select({ id: syncHolds.id })
      .from(syncHolds)
      .where(and(notInArray(syncHolds.status, ["Held", "Released"]), lt(syncHolds.heldAt, now - STEPS_MS)));
    db.delete(syncHoldItems).where(inArray(syncHoldItems.holdId, closed)).run();
    db.delete(syncHolds)
      .where(and(notInArray(syncHolds.status, ["Held", "Released"]), lt(syncHolds.heldAt, old)))
      .run();
  });
}
