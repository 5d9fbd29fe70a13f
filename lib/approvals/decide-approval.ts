import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvals, approvers } from "#db/schema/index.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { outcomeFor } from "./approval-words.ts";
import { maySeeApproval, tally, turnOf } from "./approval-policy.ts";
import { findApproval, listApprovers, type Approval } from "./approval-rows.ts";
import { auditApproval } from "./audit-approval.ts";
import { isActive } from "./find-approvers.ts";
import { recordApprovalOnTimeline } from "./record-on-timeline.ts";
import { runApproved } from "./run-approved.ts";
import { openActionTools } from "./open-action-tools.ts";
import { tellDecision } from "./tell-approval.ts";

export type Decision = { approvalId: string; decision: "Approved" | "Rejected"; note: string };

/** How it stands after the vote; `outcome` when the action ran at once. */
export type DecisionAnswer = { state: Approval["state"]; outcome: ActionOutcome | null };

/**
 * One approver's vote. The vote that completes an approval runs the action at once, exactly as it was
 * approved; a temporary password waits for the agent who will see it. Throws `DeskError` when it is not
 * the actor's turn, or was decided meanwhile.
 */
export async function decideApproval(
  ctx: Context,
  decision: Decision,
  open = openActionTools,
): Promise<DecisionAnswer> {
  const decided = vote(ctx, decision);
  const action = decided.actionKey === null ? null : findAction(decided.actionKey);
  if (decided.state !== "Approved" || action === null || action.makesPassword)
    return { state: decided.state, outcome: null };
  const outcome = await runApproved(ctx, decided.id, open);
  return { state: decided.state, outcome: outcome === null ? null : outcomeFor(ctx.actor, outcome) };
}

function vote(ctx: Context, { approvalId, decision, note }: Decision): Approval {
  return inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const approval = findApproval(ctx.db, approvalId);
    const rows = listApprovers(ctx.db, approvalId);
    if (approval === null || !maySeeApproval(ctx.actor, rows))
      throw new DeskError("not-found", "There is no such approval.");
    const turn = turnOf(ctx.actor, approval, rows, now);
    if (turn === null) throw refusal(ctx, approval, now);
    if (turn.objectId !== null && !isActive(ctx, turn.objectId))
      throw new DeskError("not-allowed", "Your account is blocked in Entra, so you can't decide.");
    if (decision === "Rejected" && note === "")
      throw new DeskError("invalid-input", "Say why you reject it.", { note: "Say why you reject it." });
    ctx.db
      .update(approvers)
      .set({ vote: decision, note: note === "" ? null : note, votedAt: now })
      .where(and(eq(approvers.approvalId, approvalId), eq(approvers.position, turn.position)))
      .run();
    const state = tally(approval.needs, listApprovers(ctx.db, approvalId));
    if (state === "Pending") {
      auditApproval(ctx, approval, "voted", { vote: decision, why: turn.why });
      return approval;
    }
    const decided = ctx.db
      .update(approvals)
      .set({
        state,
        decidedAt: now,
        decidedBy: ctx.actor.id,
        decidedByName: ctx.actor.displayName,
        decisionNote: note === "" ? null : note,
      })
      .where(eq(approvals.id, approvalId))
      .returning()
      .get();
    auditApproval(ctx, decided, state === "Approved" ? "approved" : "rejected", { note, why: turn.why });
    recordApprovalOnTimeline(ctx, decided);
    tellDecision(ctx, decided);
    return decided;
  });
}

function refusal(ctx: Context, approval: Approval, now: number): DeskError {
  if (approval.state !== "Pending")
    return new DeskError("conflict", `This is ${approval.state.toLowerCase()} already. Nothing was changed.`);
  if (now >= approval.expiresAt)
    return new DeskError(
      "conflict",
      "This approval has expired. Nothing was changed; it can be asked again.",
    );
  if (ctx.actor.id === approval.askedBy)
    return new DeskError("not-allowed", "You asked for this, so somebody else has to decide.");
  return new DeskError("not-allowed", "It is not your turn to decide this.");
}
