import "server-only";
import { and, eq } from "drizzle-orm";
import { approvals } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { auditApproval } from "./audit-approval.ts";
import { recordApprovalOnTimeline } from "./record-on-timeline.ts";
import { isWithdrawable } from "./withdraw-approval.ts";

/**
 * Takes back everything of a request that still waits for a decision or for its start: whoever asked for it no longer
 * wants it. Call it in the transaction that ends the request; the caller has checked who may.
 */
export function withdrawOfRequest(ctx: Context, requestId: string): void {
  const { id: decidedBy, displayName: decidedByName } = ctx.actor;
  const withdrawn = ctx.db
    .update(approvals)
    .set({ state: "Cancelled", decidedAt: ctx.clock.now(), decidedBy, decidedByName })
    .where(and(eq(approvals.requestId, requestId), isWithdrawable))
    .returning()
    .all();
  for (const approval of withdrawn) {
    auditApproval(ctx, approval, "withdrawn");
    recordApprovalOnTimeline(ctx, approval);
  }
}
