import { and, eq, isNull, or } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvals } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findApproval } from "./approval-rows.ts";
import { auditApproval } from "./audit-approval.ts";
import { recordApprovalOnTimeline } from "./record-on-timeline.ts";

/** What waits for a decision, or was proposed by a program and not started. */
export const isWithdrawable = or(
  eq(approvals.state, "Pending"),
  and(eq(approvals.state, "Approved"), isNull(approvals.decidedBy), isNull(approvals.consumedAt)),
);

/** Takes back what waits for a decision or for its start. Agents and admins, also of what another one asked. Throws `DeskError`. */
export function withdrawApproval(ctx: Context, { approvalId }: { approvalId: string }): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const approval = findApproval(ctx.db, approvalId);
    if (approval === null) throw new DeskError("not-found", "There is no such approval.");
    const { id: decidedBy, displayName: decidedByName } = ctx.actor;
    const cancelled = ctx.db
      .update(approvals)
      .set({ state: "Cancelled", decidedAt: ctx.clock.now(), decidedBy, decidedByName })
      .where(and(eq(approvals.id, approvalId), isWithdrawable))
      .returning()
      .get();
    if (cancelled === undefined)
      throw new DeskError(
        "conflict",
        `This is ${approval.state.toLowerCase()} already. Nothing was changed.`,
      );
    auditApproval(ctx, cancelled, "withdrawn");
    recordApprovalOnTimeline(ctx, cancelled);
  });
}
