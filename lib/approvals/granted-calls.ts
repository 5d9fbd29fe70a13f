import type { ApprovedCall } from "#db/schema/approvals.ts";
import type { ActionFacts, ActionInput, ActionKey } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { approvalDigest } from "./approval-digest.ts";
import { isSameApprover, type ApprovalDue, type RequestFacts } from "./approval-due.ts";
import { listApprovers, type Approval } from "./approval-rows.ts";
import { isActiveApprover } from "./find-approvers.ts";

type Call = {
  actionKey: ActionKey;
  facts: ActionFacts;
  input: ActionInput;
  endsAt: number | null;
  request: RequestFacts | null;
};

/**
 * What one action of a workflow is, for the approval that covers it: the same as of an action that is
 * asked by itself (docs/decisions/0010), without the rules' version, which the gate reads again anyway.
 */
export function callDigest(ctx: Context, { actionKey, facts, input, endsAt, request }: Call): string {
  const { person, app } = facts;
  // What earlier steps of the same workflow change themselves makes no difference.
  const lasting: ActionFacts = {
    ...facts,
    person: { ...person, status: "Active", inScope: true },
    app: app === null ? null : { ...app, direct: [] },
  };
  return approvalDigest({
    actionKey,
    tenantId: facts.connection?.tenantId ?? "",
    facts: lasting,
    input,
    endsAt,
    undoOf: null,
    policyVersion: 0,
    requestId: request?.id ?? null,
    requesterId: request?.requesterId ?? null,
    askedBy: ctx.actor.id,
  });
}

/**
 * Why a workflow's approval does not cover this action now; null when it does: approved, in time, by
 * people who still may, and exactly this action among those that were shown to them.
 */
export function whyNotGranted(ctx: Context, approval: Approval, call: Call): string | null {
  if (approval.state !== "Approved") return "It was not approved.";
  if (ctx.clock.now() >= approval.expiresAt) return "It was approved, but the time to carry it out is over.";
  const gone = voters(ctx, approval).find((each) => !isActiveApprover(ctx, each));
  if (gone !== undefined) return `${gone.name}, who approved it, can't approve any more.`;
  const digest = callDigest(ctx, call);
  const isCovered = (approval.calls ?? []).some((each: ApprovedCall) => each.digest === digest);
  return isCovered ? null : "This is not what was approved: something has changed since.";
}

/** Did those whom the rules ask approve it already, with the workflow's own approval? */
export function grants(ctx: Context, approval: Approval, due: ApprovalDue): boolean {
  const approved = voters(ctx, approval);
  const has = (each: ApprovalDue["approvers"][number]) => approved.some((one) => isSameApprover(one, each));
  const isFallbackOn = due.fallbackAt === null || ctx.clock.now() >= due.fallbackAt;
  if (isFallbackOn && due.fallback.some(has)) return true;
  if (due.approvers.length === 0) return false;
  return due.needs === "all" ? due.approvers.every(has) : due.approvers.some(has);
}

function voters(ctx: Context, approval: Approval) {
  return listApprovers(ctx.db, approval.id).filter(({ vote }) => vote === "Approved");
}
