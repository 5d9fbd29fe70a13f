import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvals } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findApproval } from "./approval-rows.ts";
import { auditApproval } from "./audit-approval.ts";
import { tellApprovers } from "./tell-approval.ts";

const EVERY_MS = 60 * 60_000;

/** Puts an approval on top of its approvers' lists, marked as reminded; at most hourly. Throws `DeskError`. */
export function remindApprovers(ctx: Context, { approvalId }: { approvalId: string }): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const approval = findApproval(ctx.db, approvalId);
    if (approval === null) throw new DeskError("not-found", "There is no such approval.");
    if (approval.state !== "Pending")
      throw new DeskError("conflict", `This is ${approval.state.toLowerCase()} already.`);
    const now = ctx.clock.now();
    if (approval.remindedAt !== null && now - approval.remindedAt < EVERY_MS)
      throw new DeskError("too-many-tries", "They were reminded less than an hour ago. Try again later.");
    ctx.db.update(approvals).set({ remindedAt: now }).where(eq(approvals.id, approvalId)).run();
    auditApproval(ctx, approval, "reminded");
    tellApprovers(ctx, approval, "approval-reminded");
  });
}
