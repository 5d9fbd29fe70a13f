import { setTimeout as delay } from "node:timers/promises";
import { inTransaction } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { syncable } from "#lib/entra/sync/request-sync.ts";
import { closeRun, insertRun, openRun } from "#lib/entra/sync/run-rows.ts";
import type { SyncKind } from "#lib/entra/sync/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { runSyncUnderLease, type SyncJobResult } from "../../worker/run-sync-job.ts";

const WAIT_MS = 250;

/**
 * Runs one cycle to its end in this process. Waits while another process works on one; a cycle that a
 * dead process left behind is finished first. Gives the run's id with its result.
 */
export async function runCycleHere(
  ctx: Context,
  kind: SyncKind,
  signal: AbortSignal,
): Promise<{ runId: string; result: Exclude<SyncJobResult, { status: "busy" }> }> {
  const owner = leaseOwner();
  for (;;) {
    const { runId, isOurs } = nextRun(ctx, kind);
    const result = await runSyncUnderLease(ctx, owner, runId, { signal, canRetry: false });
    if (result.status === "busy") {
      await delay(WAIT_MS, undefined, { signal });
      continue;
    }
    if (result.status === "parked") closeRun(ctx.db, ctx.clock, runId, "Cancelled");
    if (isOurs || result.status === "parked") return { runId, result };
  }
}

/** The open run, which is ours when it is of the kind we want; a new one when none is open. */
function nextRun({ db, clock, actor }: Context, kind: SyncKind): { runId: string; isOurs: boolean } {
  return inTransaction(db, () => {
    const open = openRun(db);
    if (open !== null) return { runId: open.id, isOurs: open.kind === kind };
    syncable(findConnection(db), kind);
    return { runId: insertRun(db, clock, { kind, requestedBy: actor.displayName }), isOurs: true };
  });
}
