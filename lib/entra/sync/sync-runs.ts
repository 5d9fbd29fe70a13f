import { and, asc, count, desc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { changeFeed, syncRuns, syncSteps } from "#db/schema/index.ts";
import { holdsOfRun } from "./holds-data.ts";
import { stepsOf, stepTitle } from "./sync-steps.ts";
import type { CycleChanges, SyncRunDetails, SyncRunSummary, SyncStepProgress } from "./types.ts";

/** The history of cycles, newest first. */
export function listSyncRuns(db: Database, limit = 20): SyncRunSummary[] {
  const rows = db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(limit).all();
  return rows.map((row) => ({ ...summaryOf(row), skipped: skippedOf(db, row.id) }));
}

/** Steps that were left out, for want of a permission. */
function skippedOf(db: Database, runId: string): number {
  const isSkipped = and(eq(syncSteps.runId, runId), eq(syncSteps.status, "Skipped"));
  return db.select({ n: count() }).from(syncSteps).where(isSkipped).get()?.n ?? 0;
}

/** The latest finished cycle, or null. */
export function lastSyncRun(db: Database): SyncRunSummary | null {
  const row = db
    .select()
    .from(syncRuns)
    .where(isNotNull(syncRuns.finishedAt))
    .orderBy(desc(syncRuns.finishedAt))
    .get();
  return row === undefined ? null : summaryOf(row);
}

/** What the latest cycle that changed something changed: the first `limit` lines and how many there are. */
export function loadLastChanges(db: Database, limit = 20): CycleChanges | null {
  const latest = db.select({ runId: changeFeed.runId }).from(changeFeed).orderBy(desc(changeFeed.id)).get();
  const run = latest && db.select().from(syncRuns).where(eq(syncRuns.id, latest.runId)).get();
  if (latest === undefined || run === undefined) return null;
  const ofRun = eq(changeFeed.runId, latest.runId);
  const entries = db.select().from(changeFeed).where(ofRun).orderBy(asc(changeFeed.id)).limit(limit).all();
  const total = db.select({ n: count() }).from(changeFeed).where(ofRun).get()?.n ?? 0;
  return { run: summaryOf(run), total, entries };
}

/** One run with its steps and what it held; null when there is no such run. */
export function loadRunDetails(db: Database, runId: string): SyncRunDetails | null {
  const run = db.select().from(syncRuns).where(eq(syncRuns.id, runId)).get();
  if (run === undefined) return null;
  const changeCount = db.select({ n: count() }).from(changeFeed).where(eq(changeFeed.runId, runId)).get();
  return {
    ...summaryOf(run),
    skipped: skippedOf(db, runId),
    steps: stepsOfRun(db, run),
    holds: holdsOfRun(db, runId),
    changeCount: changeCount?.n ?? 0,
  };
}

/** The steps of a run in the order of the plan. */
export function stepsOfRun(
  db: Database,
  run: Pick<typeof syncRuns.$inferSelect, "id" | "kind">,
): SyncStepProgress[] {
  const order = stepsOf(run.kind).map(({ key }) => key);
  return db
    .select()
    .from(syncSteps)
    .where(eq(syncSteps.runId, run.id))
    .all()
    .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
    .map(({ key, status, read, total, note, startedAt, finishedAt }) => ({
      key,
      title: stepTitle(key),
      status,
      read,
      total,
      note,
      startedAt,
      finishedAt,
    }));
}

export function summaryOf(row: typeof syncRuns.$inferSelect): SyncRunSummary {
  const { id, kind, status, startedAt, finishedAt, requests, units, waits, changes } = row;
  const error =
    row.errorKind === null
      ? null
      : { kind: row.errorKind, message: row.errorMessage ?? "", graphRequestId: row.graphRequestId };
  return {
    id,
    kind,
    status,
    requestedBy: row.requestedBy ?? "Schedule",
    startedAt,
    finishedAt,
    requests,
    units,
    waits,
    skipped: 0,
    changes,
    error,
  };
}
