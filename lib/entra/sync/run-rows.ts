import { desc, eq, inArray } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { syncRuns, syncSteps } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { stepsOf } from "./sync-steps.ts";
import type { SyncKind, SyncRunError, SyncRunStatus } from "./types.ts";

export type SyncRunRow = typeof syncRuns.$inferSelect;

/** Adds a run that waits for its turn, with the steps it will go through. Call inside a transaction. */
export function insertRun(db: Database, clock: Clock, run: { kind: SyncKind; requestedBy: string }): string {
  const id = newId();
  db.insert(syncRuns)
    .values({ id, kind: run.kind, status: "Queued", requestedBy: run.requestedBy, startedAt: clock.now() })
    .run();
  insertSteps(db, id, run.kind);
  return id;
}

/** Sets the steps of a run to those of `kind`, all still to do. */
export function insertSteps(db: Database, runId: string, kind: SyncKind): void {
  db.delete(syncSteps).where(eq(syncSteps.runId, runId)).run();
  const rows = stepsOf(kind).map(({ key }) => ({ runId, key, status: "Queued" as const }));
  db.insert(syncSteps).values(rows).run();
}

/** The run that waits or works, if any; there is never more than one. */
export function openRun(db: Database): SyncRunRow | null {
  const isOpen = inArray(syncRuns.status, ["Queued", "In progress"]);
  return db.select().from(syncRuns).where(isOpen).orderBy(desc(syncRuns.startedAt)).get() ?? null;
}

export function findRun(db: Database, id: string): SyncRunRow | null {
  return db.select().from(syncRuns).where(eq(syncRuns.id, id)).get() ?? null;
}

/** The import that waits for Finish setup, if any. */
export function reviewedRun(db: Database): SyncRunRow | null {
  const isWaiting = eq(syncRuns.status, "Ready for review");
  return db.select().from(syncRuns).where(isWaiting).orderBy(desc(syncRuns.startedAt)).get() ?? null;
}

/** Ends a run. */
export function closeRun(
  db: Database,
  clock: Clock,
  runId: string,
  status: Extract<SyncRunStatus, "Ready for review" | "Completed" | "Held" | "Failed" | "Cancelled">,
  error?: SyncRunError,
): void {
  inTransaction(db, () => {
    db.update(syncRuns)
      .set({
        status,
        finishedAt: clock.now(),
        throttledUntil: null,
        errorKind: error?.kind ?? null,
        errorMessage: error?.message ?? null,
        graphRequestId: error?.graphRequestId ?? null,
      })
      .where(eq(syncRuns.id, runId))
      .run();
  });
}
