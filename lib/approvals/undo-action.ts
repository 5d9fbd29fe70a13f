import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { findRun } from "#lib/entra/actions/run-state.ts";
import { isUndoInTime, undoOf } from "#lib/entra/actions/undo-of.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { openActionTools } from "./open-action-tools.ts";
import { submitAction } from "./submit-action.ts";

/**
 * Takes a run back by its exact inverse, through the same gate. Only what was done in the last 30 days
 * and is not undone can be undone; `DeskError` otherwise.
 */
export async function undoAction(
  ctx: Context,
  { runId, idempotencyKey }: { runId: string; idempotencyKey: string },
  open = openActionTools,
): Promise<ActionOutcome> {
  requireRole(ctx, "agent", "admin");
  const run = findRun(ctx.db, runId);
  if (run === null) throw new DeskError("not-found", "There is no such action.");
  const action = findAction(run.actionKey);
  const undo = action === null ? null : undoOf(run, action);
  if (action === null || undo === null) throw new DeskError("not-possible", "This can't be undone.");
  if (!isUndoInTime(run, ctx.clock.now()))
    throw new DeskError("not-possible", "This was done too long ago to be undone. Do the opposite instead.");
  if (run.state !== "done" && run.state !== "verified") {
    throw new DeskError("not-possible", "Only an action that was carried out can be undone.");
  }
  return submitAction(
    ctx,
    {
      ...undo,
      subjectObjectId: run.subjectObjectId,
      requestId: run.requestId,
      idempotencyKey,
      undoOf: run.id,
    },
    open,
  );
}
