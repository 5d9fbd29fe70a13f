import { inTransaction } from "#db/client.ts";
import { labelsOf } from "#lib/entra/actions/action-words.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import type { ActionFacts, ActionInput } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { approvalDigest } from "./approval-digest.ts";
import type { ApprovalDue, RequestFacts } from "./approval-due.ts";
import { findApprovalByKey, findProposal, findWaiting, type Approval } from "./approval-rows.ts";
import { auditApproval } from "./audit-approval.ts";
import { announceApproval, insertApproval } from "./insert-approval.ts";
import { recordApprovalOnTimeline } from "./record-on-timeline.ts";
import { tellProposal } from "./tell-approval.ts";

/** An action that passed every check and lacks an approval. */
export type AskedAction = {
  action: ActionSpec;
  facts: ActionFacts;
  input: ActionInput;
  request: RequestFacts | null;
  due: ApprovalDue;
  idempotencyKey: string;
  reason: string | null;
  endsAt: number | null;
  undoOf: string | null;
  batchId: string | null;
  /** The name of the access key of the program that asks; null for a person. */
  proposedThrough: string | null;
};

/**
 * Freezes an action as an approval with those who may decide it; with nobody to decide, as a proposal that
 * the asker starts. The same key, or the same action that
 * waits already, gives the approval that is there. Throws `DeskError` when the key was used for something else.
 */
export function askApproval(ctx: Context, asked: AskedAction): Approval {
  const { action, facts, input, request, due, idempotencyKey } = asked;
  const tenantId = facts.connection?.tenantId;
  if (tenantId === undefined) throw new DeskError("not-connected", "Microsoft Entra ID is not connected.");
  const subjectObjectId = facts.person.objectId;
  return inTransaction(ctx.db, () => {
    const call = { tenantId, actionKey: action.key, subjectObjectId, input };
    const digest = approvalDigest({
      ...call,
      facts,
      endsAt: asked.endsAt,
      undoOf: asked.undoOf,
      policyVersion: due.policyVersion,
      requestId: request?.id ?? null,
      requesterId: request?.requesterId ?? null,
      askedBy: ctx.actor.id,
    });
    const byKey = findApprovalByKey(ctx.db, idempotencyKey);
    if (byKey !== null && byKey.digest !== digest)
      throw new DeskError("conflict", "This form was already used for another action. Open it again.");
    const isFree = due.approvers.length + due.fallback.length === 0;
    const existing = byKey ?? (isFree ? findProposal(ctx.db, ctx.actor.id, call) : findWaiting(ctx.db, call));
    if (existing !== null) return existing;
    const approval = insertApproval(ctx, due, {
      kind: "action",
      state: isFree ? "Approved" : "Pending",
      requestId: request?.id ?? null,
      reason: asked.reason,
      proposedThrough: asked.proposedThrough,
      ...call,
      subjectName: facts.person.displayName,
      labels: labelsOf(action, facts),
      endsAt: asked.endsAt,
      undoOf: asked.undoOf,
      batchId: asked.batchId,
      digest,
      idempotencyKey,
    });
    const { proposedThrough } = asked;
    if (!isFree)
      return announceApproval(ctx, approval, due, proposedThrough === null ? {} : { proposedThrough });
    auditApproval(ctx, approval, "proposed", { proposedThrough });
    tellProposal(ctx, approval);
    recordApprovalOnTimeline(ctx, approval);
    return approval;
  });
}
