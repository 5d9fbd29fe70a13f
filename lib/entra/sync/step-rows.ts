import { and, eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { syncSteps } from "#db/schema/index.ts";
import type { StepContext } from "./step.ts";
import type { SyncStepStatus } from "./types.ts";

const oneStep = (runId: string, key: string) => and(eq(syncSteps.runId, runId), eq(syncSteps.key, key));

export function stepCursor(db: Database, runId: string, key: string): string | null {
  return (
    db.select({ cursor: syncSteps.cursor }).from(syncSteps).where(oneStep(runId, key)).get()?.cursor ?? null
  );
}

/** Null when the run has no such step. */
export function stepStatus(db: Database, runId: string, key: string): SyncStepStatus | null {
  return (
    db.select({ status: syncSteps.status }).from(syncSteps).where(oneStep(runId, key)).get()?.status ?? null
  );
}

/** Gives up the watermark of a kind: its changes will be read from the beginning. */
export function forgetWatermark(step: StepContext, kind: string): void {
  inTransaction(step.db, () => {
    step.db.$client
      .prepare(
        `UPDATE sync_steps SET cursor = json_set(cursor, '$.' || ?, '') WHERE run_id = ? AND key = 'watermarks'`,
      )
      .run(kind, step.runId);
  });
}
