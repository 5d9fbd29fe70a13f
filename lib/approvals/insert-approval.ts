import { approvals, approvers } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import type { ApprovalDue } from "./approval-due.ts";
import type { Approval } from "./approval-rows.ts";
import { auditApproval } from "./audit-approval.ts";
import { recordApprovalOnTimeline } from "./record-on-timeline.ts";
import { tellApprovers } from "./tell-approval.ts";

/** What is asked; who asks whom, when and until when comes from the context and from what is due. */
type Asked = Omit<
  typeof approvals.$inferInsert,
  "id" | "askedBy" | "askedByName" | "createdAt" | Exclude<keyof ApprovalDue, "approvers" | "fallback">
>;

/** Writes an approval and freezes who may decide it. Call it in a transaction. */
export function insertApproval({ db, actor, clock }: Context, due: ApprovalDue, asked: Asked): Approval {
  const { approvers: first, fallback, ...terms } = due;
  const approval = db
    .insert(approvals)
    .values({
      id: newId(),
      askedBy: actor.id,
      askedByName: actor.displayName,
      createdAt: clock.now(),
      ...terms,
      ...asked,
    })
    .returning()
    .get();
  const rows = [
    ...first.map((each) => ({ ...each, isFallback: false })),
    ...fallback.map((each) => ({ ...each, isFallback: true })),
  ];
  rows.forEach((row, position) =>
    db
      .insert(approvers)
      .values({ approvalId: approval.id, position, ...row })
      .run(),
  );
  return approval;
}

/** Audit, timeline and messages of an approval that waits; `details` go to the audit row. Call it in the same transaction. */
export function announceApproval(
  ctx: Context,
  approval: Approval,
  { approvers: first, fallback }: ApprovalDue,
  details: Record<string, unknown> = {},
): Approval {
  auditApproval(ctx, approval, "asked", { approvers: [...first, ...fallback], ...details });
  recordApprovalOnTimeline(ctx, approval);
  tellApprovers(ctx, approval, "approval-asked");
  return approval;
}
