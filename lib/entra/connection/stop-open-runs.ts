import "server-only";
import { inArray, like } from "drizzle-orm";
import { jobs, syncRuns } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { clearStaging } from "./clear-mirror.ts";

/**
 * Ends every cycle that waits or works, with its jobs and what it has read; the process working on it
 * notices at its next page. Call inside a transaction.
 * @param withReview also an import that waits for Finish setup.
 */
export function stopOpenRuns({ db, clock }: Context, { withReview = false } = {}): void {
  const open = ["Queued", "In progress", ...(withReview ? (["Ready for review"] as const) : [])] as const;
  db.delete(jobs).where(like(jobs.kind, "sync%")).run();
  db.update(syncRuns)
    .set({ status: "Cancelled", finishedAt: clock.now(), throttledUntil: null, followUpBy: null })
    .where(inArray(syncRuns.status, [...open]))
    .run();
  clearStaging(db);
}
