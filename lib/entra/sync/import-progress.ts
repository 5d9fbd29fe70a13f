import { desc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { syncRuns } from "#db/schema/index.ts";
import { openRun, type SyncRunRow } from "./run-rows.ts";
import { stepsOfRun, summaryOf } from "./sync-runs.ts";
import type { ImportProgress, SyncStepProgress } from "./types.ts";

/** The latest import with its steps, or null when there was none. */
export function loadImportProgress(db: Database): ImportProgress | null {
  const run = db
    .select()
    .from(syncRuns)
    .where(eq(syncRuns.kind, "import"))
    .orderBy(desc(syncRuns.startedAt))
    .get();
  if (run === undefined) return null;
  return progressOf(db, run);
}

/** The cycle that waits or works, with its steps; else the newest that is over. Null before the first. */
export function loadSyncProgress(db: Database): ImportProgress | null {
  const run = openRun(db) ?? db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).get() ?? null;
  return run === null ? null : progressOf(db, run);
}

function progressOf(db: Database, run: SyncRunRow): ImportProgress {
  const steps = stepsOfRun(db, run);
  const { error } = summaryOf(run);
  return {
    runId: run.id,
    status: run.status,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    requests: run.requests,
    fraction: run.status === "Ready for review" || run.status === "Completed" ? 1 : fractionOf(steps),
    steps,
    throttledUntil: run.throttledUntil,
    error,
  };
}

/** A step under way counts by what it read of what there is, or as half when that is unknown. */
function fractionOf(steps: readonly SyncStepProgress[]): number {
  if (steps.length === 0) return 0;
  const done = steps.map(({ status, read, total }) => {
    if (status === "Completed" || status === "Skipped") return 1;
    if (status !== "In progress") return 0;
    return total === null || total === 0 ? 0.5 : Math.min(1, read / total);
  });
  return done.reduce((sum, part) => sum + part, 0) / steps.length;
}
