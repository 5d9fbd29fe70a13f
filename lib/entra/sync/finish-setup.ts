import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { connections, syncRuns } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { enqueueJob } from "#lib/platform/jobs/enqueue-job.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { releaseLease } from "#lib/platform/leases/hold-lease.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { applyStaging } from "./apply/apply-staging.ts";
import { rebuildSearchIndex } from "./apply/search-index.ts";
import { closeRun, reviewedRun } from "./run-rows.ts";
import { FINISH_JOB, SYNC_LEASE } from "./schedule.ts";
import { syncEveryMs } from "./sync-settings.ts";
import type { ChangesByKind, FinishSetupResult } from "./types.ts";

/** More than this is applied by the worker, so that no page waits meanwhile. */
const INLINE_ROWS = 50_000;

/**
 * Accepts the reviewed import: People, Groups and Apps show it, and syncs begin. A large import is
 * handed to the worker and answered with "started".
 */
export function finishSetup(ctx: Context): FinishSetupResult {
  requireRole(ctx, "admin");
  if (reviewedRun(ctx.db) === null)
    throw new DeskError("conflict", "There is no import to accept. Import first.");
  if (stagedRows(ctx.db) > INLINE_ROWS) {
    enqueueJob(ctx.db, ctx.clock, { kind: "finish-setup", key: FINISH_JOB, payload: {} });
    return { status: "started" };
  }
  return { status: "finished", changes: applyReviewedImport(ctx) };
}

/** Applies the reviewed import in one transaction; the search index follows in another. */
export function applyReviewedImport(ctx: Context): ChangesByKind {
  const { db, clock } = ctx;
  const lease = acquireLease(db, clock, SYNC_LEASE, leaseOwner());
  if (lease === null) throw new DeskError("conflict", "A sync is running. Try again in a moment.");
  try {
    const changes = inTransaction(db, () => {
      const run = reviewedRun(db);
      const connection = findConnection(db);
      if (run === null || connection?.status !== "Ready for review") {
        throw new DeskError("conflict", "There is no import to accept. Import first.");
      }
      const now = clock.now();
      const { changes: applied } = applyStaging({ db, clock, runId: run.id, kind: "import" });
      closeRun(db, clock, run.id, "Completed");
      db.update(syncRuns)
        .set({ changes: applied, finishedAt: run.finishedAt })
        .where(eq(syncRuns.id, run.id))
        .run();
      db.update(connections)
        .set({
          status: "Connected",
          finishedAt: now,
          lastSyncAt: run.finishedAt ?? now,
          // What changed while the import waited for review comes with the first sync.
          nextSyncAt: Math.max(now, (run.finishedAt ?? now) + syncEveryMs(db)),
        })
        .run();
      recordAudit(ctx, {
        event: "import.finished",
        result: "Done",
        target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
        details: { changes: applied },
      });
      return applied;
    });
    rebuildSearchIndex(db);
    return changes;
  } finally {
    releaseLease(db, lease);
  }
}

function stagedRows(db: Database): number {
  const count = (table: string) => Number(db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  return count("staged_people") + count("staged_links");
}
