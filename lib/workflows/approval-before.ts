import "server-only";
import { findApproval, type Approval } from "#lib/approvals/approval-rows.ts";
import { stepsBefore } from "./next-step.ts";
import { readSteps, type Running } from "./running.ts";

/** The approval that covers a step: of the nearest approval step before it that asked somebody; or null. */
export function approvalBefore({ ctx, run, document }: Running, stepId: string): Approval | null {
  const nearest = stepsBefore(document, stepId).find(({ kind }) => kind === "approval");
  if (nearest === undefined) return null;
  const row = readSteps(ctx, run.id).find((each) => each.stepId === nearest.id);
  return row?.approvalId == null || row.state !== "Completed" ? null : findApproval(ctx.db, row.approvalId);
}
