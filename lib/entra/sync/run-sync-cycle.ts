import { eq, sql } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { connections, syncRuns } from "#db/schema/index.ts";
import type { Connection } from "#lib/entra/connection/data.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { markNeedsReauthorization } from "#lib/entra/connection/mark-needs-reauthorization.ts";
import { reauthorizationReason } from "#lib/entra/connection/reauthorization-reason.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { assertFence } from "#lib/platform/leases/hold-lease.ts";
import type { Lease } from "#lib/platform/leases/lease.ts";
import { log } from "#lib/platform/log.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";
import { applyStaging, type ApplyPoint } from "./apply/apply-staging.ts";
import type { MirrorKind } from "./apply/kinds.ts";
import { rebuildSearchIndex } from "./apply/search-index.ts";
import { checkTenant } from "./check-tenant.ts";
import { limitInFlight } from "./limit-in-flight.ts";
import { closeRun, findRun, insertSteps, type SyncRunRow } from "./run-rows.ts";
import { runSteps } from "./run-steps.ts";
import { RETRY_MS } from "./schedule.ts";
import { clearStaging } from "./stage/clear-staging.ts";
import { syncEveryMs } from "./sync-settings.ts";
import { createUsageMeter } from "./usage-meter.ts";
import { describeFailure, isPassing, RunStoppedError } from "./sync-error.ts";
import type { ChangesByKind, SyncRunError } from "./types.ts";

export type CycleDeps = {
  ctx: Context;
  graph: GraphClient;
  connection: Connection;
  runId: string;
  lease: Lease;
  /** Aborted to park the cycle: it stops between pages and can be resumed. */
  signal: AbortSignal;
  /** A passing failure leaves the run open, so that the caller can try it again. */
  canRetry?: boolean;
  /** Runs once the tenant is proven, before anything is read. */
  afterCheck?: ((graph: GraphClient, signal: AbortSignal) => Promise<void>) | undefined;
  /** Runs in the applying transaction; `since` is when the cycle began to read. */
  onApplied?: ((db: Database, sync: { runId: string; now: number; since: number }) => void) | undefined;
  onCommit?: ((step: string) => void) | undefined;
  /** Told at the named moments of a cycle; tests end the process there. */
  onPoint?: ((point: CyclePoint) => void) | undefined;
};

/** The moments between which a process may die. */
export type CyclePoint =
  | "run begun"
  | "page fetched"
  | "all read"
  | "before apply"
  | "committed"
  | ApplyPoint;

export type CycleResult =
  | { status: "completed"; changes: ChangesByKind }
  /** Applied, but for these kinds: they would change too much, and wait for a decision. */
  | { status: "held"; changes: ChangesByKind; held: readonly MirrorKind[] }
  | { status: "ready-for-review" }
  | { status: "failed"; error: SyncRunError }
  | { status: "retry"; error: SyncRunError }
  | { status: "cancelled" }
  | { status: "parked" };

/**
 * One cycle of the sync, from the tenant check to the applied mirror; an import stops before it is
 * applied. A run that was interrupted goes on from its staged cursors.
 */
export async function runSyncCycle(deps: CycleDeps): Promise<CycleResult> {
  const { ctx, runId, signal } = deps;
  const countUsage = createUsageMeter(ctx.db, deps.graph, runId);
  try {
    const run = beginRun(deps);
    deps.onPoint?.("run begun");
    const graph = limitInFlight(deps.graph, (until) => showThrottling(ctx.db, runId, until));
    const grantedPermissions = await checkTenant(ctx, graph, deps.connection, signal);
    await deps.afterCheck?.(graph, signal);
    await readAll(deps, run, graph, grantedPermissions, countUsage);
    deps.onPoint?.("all read");
    return finish(deps, countUsage);
  } catch (error) {
    return settleFailure(deps, error, countUsage);
  }
}

function beginRun({ ctx, runId, lease }: CycleDeps): SyncRunRow {
  return inTransaction(ctx.db, () => {
    assertFence(ctx.db, lease);
    const run = findRun(ctx.db, runId);
    if (run === null || (run.status !== "Queued" && run.status !== "In progress"))
      throw new RunStoppedError();
    if (run.status === "In progress") return run;
    clearStaging(ctx.db);
    ctx.db
      .update(syncRuns)
      .set({ status: "In progress", startedAt: ctx.clock.now() })
      .where(eq(syncRuns.id, runId))
      .run();
    return { ...run, status: "In progress" as const };
  });
}

/** Reads all steps; when the delta links are of no use any more, the cycle becomes a full one. */
async function readAll(
  deps: CycleDeps,
  run: SyncRunRow,
  graph: GraphClient,
  grantedPermissions: readonly string[],
  countUsage: () => void,
) {
  const { ctx, lease, signal, onCommit, onPoint } = deps;
  const common = {
    db: ctx.db,
    clock: ctx.clock,
    graph,
    runId: run.id,
    lease,
    signal,
    grantedPermissions,
    countUsage,
    onCommit,
    onFetched: onPoint && (() => onPoint("page fetched")),
  };
  try {
    await runSteps({ ...common, kind: run.kind });
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== "expired-delta" || run.kind !== "delta") throw error;
    log.info({ runId: run.id }, "delta links are not usable, reading everything");
    inTransaction(ctx.db, () => {
      assertFence(ctx.db, lease);
      clearStaging(ctx.db);
      insertSteps(ctx.db, run.id, "full");
      ctx.db.update(syncRuns).set({ kind: "full" }).where(eq(syncRuns.id, run.id)).run();
    });
    await runSteps({ ...common, kind: "full" });
  }
}

function finish(deps: CycleDeps, countUsage: () => void): CycleResult {
  const { ctx, runId, lease } = deps;
  const { db, clock } = ctx;
  const result = inTransaction(db, (): CycleResult => {
    assertFence(db, lease);
    const run = findRun(db, runId);
    if (run?.status !== "In progress") throw new RunStoppedError();
    countUsage();
    if (run.kind === "import") {
      closeRun(db, clock, runId, "Ready for review");
      db.update(connections)
        .set({ status: "Ready for review" })
        .where(eq(connections.status, "Importing"))
        .run();
      return { status: "ready-for-review" };
    }
    const now = clock.now();
    const { onApplied, onPoint } = deps;
    onPoint?.("before apply");
    const { changes, held } = applyStaging({
      db,
      clock,
      runId,
      kind: run.kind,
      onApplied: onApplied && ((writing) => onApplied(writing, { runId, now, since: run.startedAt })),
      onPoint,
    });
    db.update(syncRuns).set({ changes }).where(eq(syncRuns.id, runId)).run();
    db.update(connections)
      .set({ lastSyncAt: now, nextSyncAt: now + syncEveryMs(db) })
      .run();
    closeRun(db, clock, runId, held.length === 0 ? "Completed" : "Held");
    if (held.length > 0) {
      const { tenantId: id, tenantName: name } = deps.connection;
      recordAudit(ctx, {
        event: "sync.held",
        result: "Held",
        target: { kind: "tenant", id, name },
        details: { runId, kinds: held },
      });
    }
    return held.length === 0 ? { status: "completed", changes } : { status: "held", changes, held };
  });
  deps.onPoint?.("committed");
  rebuildSearchIndex(db);
  return result;
}

function settleFailure(deps: CycleDeps, error: unknown, countUsage: () => void): CycleResult {
  const { ctx, runId, signal } = deps;
  if (error instanceof RunStoppedError) return { status: "cancelled" };
  if (signal.aborted) return { status: "parked" };
  const facts = describeFailure(error);
  if (facts.kind === "error") log.error({ err: error, runId }, "sync failed");
  else
    log.warn(
      { runId, kind: facts.kind, graphRequestId: facts.graphRequestId, detail: String(error) },
      "sync failed",
    );
  if (isPassing(error) && deps.canRetry === true) return { status: "retry", error: facts };
  const settle = () =>
    inTransaction(ctx.db, (): CycleResult => {
      assertFence(ctx.db, deps.lease);
      // Somebody paused or cancelled meanwhile: that stands.
      if (findRun(ctx.db, runId)?.status !== "In progress") return { status: "cancelled" };
      countUsage();
      closeRun(ctx.db, ctx.clock, runId, "Failed", facts);
      ctx.db
        .update(connections)
        .set({ nextSyncAt: ctx.clock.now() + RETRY_MS })
        .where(eq(connections.status, "Connected"))
        .run();
      if (error instanceof GraphError && error.kind === "needs-reauthorization") {
        markNeedsReauthorization(ctx, { reason: reauthorizationReason(error) });
      }
      return { status: "failed", error: facts };
    });
  // Where not even this can be written the run stays open, and goes on when the disk is well again.
  return outlastDisk(settle) ?? { status: "failed", error: facts };
}

function showThrottling(db: Database, runId: string, until: number | null): void {
  const waits = until === null ? syncRuns.waits : sql`${syncRuns.waits} + 1`;
  inTransaction(db, () => {
    db.update(syncRuns).set({ throttledUntil: until, waits }).where(eq(syncRuns.id, runId)).run();
  });
}
