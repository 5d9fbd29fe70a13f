import { findAction } from "#lib/entra/actions/registry.ts";
import { findRun } from "#lib/entra/actions/run-state.ts";
import { undoOf } from "#lib/entra/actions/undo-of.ts";
import type { Context } from "#lib/platform/context.ts";
import { findApproval } from "./approval-rows.ts";

/** Does this click, or what it lets go, take something from a person that hurts? Then they prove who they are. */
export function actsHard(_ctx: Context, { actionKey }: { actionKey: string }): boolean {
  return findAction(actionKey)?.isDestructive === true;
}

/** The same for taking a run back: unblocking taken back blocks. */
export function undoesHard(ctx: Context, { runId }: { runId: string }): boolean {
  const run = findRun(ctx.db, runId);
  const action = run === null ? null : findAction(run.actionKey);
  const undo = run === null || action === null ? null : undoOf(run, action);
  return undo !== null && actsHard(ctx, undo);
}

/** The same for starting what was approved, be it one action or all those of a workflow's step. */
export function startsHard(ctx: Context, { approvalId }: { approvalId: string }): boolean {
  const approval = findApproval(ctx.db, approvalId);
  if (approval === null) return false;
  const keys = [approval.actionKey, ...(approval.calls ?? []).map(({ actionKey }) => actionKey)];
  return keys.some((actionKey) => actionKey !== null && actsHard(ctx, { actionKey }));
}

/** The same for a vote: approving lets it go. */
export function decidesHard(ctx: Context, vote: { approvalId: string; decision: string }): boolean {
  return vote.decision === "Approved" && startsHard(ctx, vote);
}
