import { and, eq } from "drizzle-orm";
import { requests, timelineEntries } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Approval } from "./approval-rows.ts";

/**
 * Puts an approval on its request's timeline, once; later states show through the same line. (lib/requests
 * stands above this folder and can't be asked.) Call it in the transaction of the change.
 */
export function recordApprovalOnTimeline(ctx: Context, approval: Approval): void {
  const { id: approvalId, requestId, askedBy: actorId } = approval;
  if (requestId === null) return;
  const at = ctx.clock.now();
  const isThere = and(eq(timelineEntries.requestId, requestId), eq(timelineEntries.approvalId, approvalId));
  if (ctx.db.select({ id: timelineEntries.id }).from(timelineEntries).where(isThere).get() === undefined)
    ctx.db.insert(timelineEntries).values({ requestId, kind: "approval", actorId, approvalId, at }).run();
  ctx.db.update(requests).set({ updatedAt: at }).where(eq(requests.id, requestId)).run();
}
