import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Approval } from "./approval-rows.ts";

type ApprovalEvent =
  | "asked"
  | "proposed"
  | "approved"
  | "rejected"
  | "expired"
  | "withdrawn"
  | "reminded"
  | "voted"
  | "void";

const RESULTS: Record<ApprovalEvent, string> = {
  asked: "waiting-approval",
  proposed: "proposed",
  approved: "Done",
  rejected: "refused",
  expired: "refused",
  withdrawn: "Cancelled",
  reminded: "Done",
  voted: "waiting-approval",
  void: "refused",
};

/** The audit row of one change of an approval; call it in the transaction of that change. */
export function auditApproval(
  ctx: Context,
  approval: Approval,
  event: ApprovalEvent,
  details: Record<string, unknown> = {},
): void {
  const { id, actionKey, input, labels, reason, question, endsAt } = approval;
  recordAudit(ctx, {
    event: `approval.${event}`,
    result: RESULTS[event],
    target:
      approval.subjectObjectId === null
        ? { kind: "approval", id, name: question ?? "" }
        : { kind: "person", id: approval.subjectObjectId, name: approval.subjectName ?? "" },
    requestId: approval.requestId,
    actionRunId: approval.runId,
    digest: approval.digest,
    details: { approval: id, actionKey, input, labels, reason, question, endsAt, ...details },
  });
}
