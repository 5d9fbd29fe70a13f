import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { syncSteps } from "#db/schema/index.ts";
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
