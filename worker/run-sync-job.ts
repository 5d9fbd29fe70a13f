import { reapplyPendingMirrorPatches } from "#lib/entra/actions/pending-mirror-patches.ts";
import { checkCredentialExpiry } from "#lib/entra/connection/credential-expiry.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { markNeedsReauthorization } from "#lib/entra/connection/mark-needs-reauthorization.ts";
import { reauthorizationReason } from "#lib/entra/connection/reauthorization-reason.ts";
import { openGraph } from "#lib/entra/connection/open-graph.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { runSyncCycle, type CycleResult } from "#lib/entra/sync/run-sync-cycle.ts";
import { closeRun } from "#lib/entra/sync/run-rows.ts";
import { SYNC_LEASE } from "#lib/entra/sync/schedule.ts";
import { describeFailure } from "#lib/entra/sync/sync-error.ts";
import type { Context } from "#lib/platform/context.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { releaseLease } from "#lib/platform/leases/hold-lease.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";
import { keepLease } from "./keep-lease.ts";

export type SyncJobResult = CycleResult | { status: "busy" };

/** Runs one cycle under the sync lease; "busy" when another process holds it. */
export async function runSyncUnderLease(
  ctx: Context,
  owner: string,
  runId: string,
  options: { signal: AbortSignal; canRetry: boolean; onCommit?: (step: string) => void },
): Promise<SyncJobResult> {
  const { db, clock } = ctx;
  const lease = acquireLease(db, clock, SYNC_LEASE, owner);
  if (lease === null) return { status: "busy" };
  const kept = keepLease(db, clock, lease, options.signal);
  try {
    const connection = findConnection(db);
    if (connection === null) {
      closeRun(db, clock, runId, "Cancelled");
      return { status: "cancelled" };
    }
    const graph = openGraph(db, connection, { priority: "low" });
    return await runSyncCycle({
      ctx,
      graph,
      connection,
      runId,
      lease,
      signal: kept.signal,
      canRetry: options.canRetry,
      onCommit: options.onCommit,
      afterCheck: (reading, signal) => checkCredentialExpiry(ctx, reading, { signal }),
      onApplied: reapplyPendingMirrorPatches,
    });
  } catch (error) {
    // Opening Graph fails when the registration changed under the connection.
    if (!(error instanceof GraphError)) throw error;
    const facts = describeFailure(error);
    closeRun(db, clock, runId, "Failed", facts);
    if (error.kind === "needs-reauthorization")
      markNeedsReauthorization(ctx, { reason: reauthorizationReason(error) });
    return { status: "failed", error: facts };
  } finally {
    kept.stop();
    outlastDisk(() => releaseLease(db, lease));
  }
}
