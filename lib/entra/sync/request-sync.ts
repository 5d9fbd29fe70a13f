import { eq, inArray, isNotNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { syncRuns } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findConnection, type Connection } from "#lib/entra/connection/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { enqueueJob } from "#lib/platform/jobs/enqueue-job.ts";
import { insertRun, insertSteps, openRun } from "./run-rows.ts";
import { SYNC_JOB } from "./schedule.ts";
import type { SyncKind } from "./types.ts";

/**
 * Asks the worker for a cycle. A cycle that already waits or works answers for this request too; a
 * waiting delta becomes full when full is asked.
 */
export function requestSync(ctx: Context, { kind }: { kind: SyncKind }): { runId: string; isNew: boolean } {
  requireRole(ctx, "admin");
  return inTransaction(ctx.db, () => {
    const connection = syncable(findConnection(ctx.db), kind);
    const open = openRun(ctx.db);
    if (open !== null) {
      if (open.status === "Queued" && open.kind === "delta" && kind !== "delta") {
        ctx.db.update(syncRuns).set({ kind }).where(eq(syncRuns.id, open.id)).run();
        insertSteps(ctx.db, open.id, kind);
      }
      if (open.status === "In progress" && open.kind !== "import" && ctx.actor.kind !== "worker") {
        // What changed since it began to read may escape it: one more follows, however often it is asked.
        ctx.db
          .update(syncRuns)
          .set({ followUpBy: ctx.actor.displayName })
          .where(eq(syncRuns.id, open.id))
          .run();
      }
      enqueueJob(ctx.db, ctx.clock, { kind: "sync", key: SYNC_JOB, payload: { runId: open.id } });
      return { runId: open.id, isNew: false };
    }
    const requestedBy = ctx.actor.kind === "worker" ? "Schedule" : ctx.actor.displayName;
    const runId = insertRun(ctx.db, ctx.clock, { kind, requestedBy });
    enqueueJob(ctx.db, ctx.clock, { kind: "sync", key: SYNC_JOB, payload: { runId } });
    if (ctx.actor.kind !== "worker") {
      recordAudit(ctx, {
        event: kind === "import" ? "import.requested" : "sync.requested",
        result: "Queued",
        target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
      });
    }
    return { runId, isNew: true };
  });
}

/** Starts the cycle that was asked for while another was under way; true when there was one to start. */
export function startFollowUp({ db, clock }: Pick<Context, "db" | "clock">): boolean {
  return inTransaction(db, () => {
    const asked = db.select().from(syncRuns).where(isNotNull(syncRuns.followUpBy)).all();
    const over = asked.filter(({ finishedAt }) => finishedAt !== null);
    const by = over[0]?.followUpBy;
    if (by === undefined || by === null || openRun(db) !== null) return false;
    const ids = over.map(({ id }) => id);
    db.update(syncRuns).set({ followUpBy: null }).where(inArray(syncRuns.id, ids)).run();
    const runId = insertRun(db, clock, { kind: "delta", requestedBy: by });
    enqueueJob(db, clock, { kind: "sync", key: SYNC_JOB, payload: { runId } });
    return true;
  });
}

/** The connection, when a cycle of this kind may run now. Throws `DeskError` with the reason else. */
export function syncable(connection: Connection | null, kind: SyncKind): Connection {
  if (connection === null) throw new DeskError("not-connected", "Microsoft Entra ID is not connected.");
  if (connection.status === "Needs reauthorization") {
    throw new DeskError(
      "needs-reauthorization",
      "Microsoft Entra ID needs reauthorization. Reconnect first.",
    );
  }
  if (kind === "import" && connection.status !== "Importing") {
    throw new DeskError("conflict", "The import has been read already. Review it and finish the setup.");
  }
  if (kind !== "import" && connection.status === "Paused") {
    throw new DeskError("conflict", "The connection is paused. Resume it first.");
  }
  if (kind !== "import" && connection.status !== "Connected") {
    throw new DeskError("conflict", "The first import is not finished yet. Finish the setup first.");
  }
  return connection;
}
