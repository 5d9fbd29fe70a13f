import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvals } from "#db/schema/index.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import { actingAs } from "#lib/members/acting-as.ts";
import { isWorkflowActor, type Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { isProposal } from "./approval-policy.ts";
import { findApproval, listApprovers, type Approval } from "./approval-rows.ts";
import { auditApproval } from "./audit-approval.ts";
import { isActive, isActiveApprover } from "./find-approvers.ts";
import { recordApprovalOnTimeline } from "./record-on-timeline.ts";
import { submitApproved } from "./submit-action.ts";
import type { OpenActionTools } from "./open-action-tools.ts";

/**
 * Runs what was approved, with the rights of the member who asked as they are now; once. Null when there
 * is nothing to run: not approved, used already, or all automation is paused (then the worker comes back).
 * What no longer holds makes the approval void, with the reason on it.
 */
export async function runApproved(
  ctx: Context,
  approvalId: string,
  open: OpenActionTools,
): Promise<ActionOutcome | null> {
  const approval = findApproval(ctx.db, approvalId);
  if (approval?.state !== "Approved" || approval.consumedAt !== null) return null;
  if (findAutomationPause(ctx.db) !== null) return null;
  const why = whyVoid(ctx, approval);
  if (why !== null) return voidApproval(ctx, approval, why);
  const asker = askerOf(ctx, approval);
  if (asker === null)
    return voidApproval(ctx, approval, `${approval.askedByName} may no longer take actions.`);
  try {
    const outcome = await submitApproved(asker, approval, open);
    return outcome.runId === null ? voidApproval(ctx, approval, outcome.message, outcome) : outcome;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return voidApproval(ctx, approval, error.message);
  }
}

/** Is it too late, or has somebody who approved lost the right to since? Null when it may run. */
function whyVoid(ctx: Context, approval: Approval): string | null {
  if (ctx.clock.now() >= approval.expiresAt)
    return isProposal(approval)
      ? "It was proposed, and nobody started it in time."
      : "It was approved, but the time to carry it out is over.";
  const gone = listApprovers(ctx.db, approval.id).find(
    (each) => each.vote === "Approved" && !isActiveApprover(ctx, each),
  );
  return gone === undefined ? null : `${gone.name}, who approved it, can't approve any more.`;
}

/** A workflow, or the member with their rights as they are now; null when they may take actions no more. */
function askerOf(ctx: Context, { askedBy, askedByName }: Approval): Context | null {
  if (isWorkflowActor(askedBy))
    return { ...ctx, actor: { kind: "worker", id: askedBy, displayName: askedByName } };
  const asker = actingAs(ctx, askedBy);
  if (asker === null || asker.actor.role === "employee") return null;
  const { objectId } = asker.actor;
  return objectId === null || isActive(ctx, objectId) ? asker : null;
}

/** The approval is used up without an effect. */
function voidApproval(
  ctx: Context,
  approval: Approval,
  why: string,
  outcome: ActionOutcome | null = null,
): ActionOutcome {
  inTransaction(ctx.db, () => {
    const isUnused = and(eq(approvals.id, approval.id), isNull(approvals.consumedAt));
    const now = ctx.clock.now();
    const voided = ctx.db
      .update(approvals)
      .set({ consumedAt: now, voidReason: why })
      .where(isUnused)
      .returning()
      .get();
    if (voided === undefined) return;
    auditApproval(ctx, voided, "void", { why });
    recordApprovalOnTimeline(ctx, voided);
  });
  return outcome ?? { status: "refused", runId: null, message: why, reason: "approval-void" };
}
