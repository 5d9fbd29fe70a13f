import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { requests } from "#db/schema/index.ts";
import { withdrawOfRequest } from "#lib/approvals/withdraw-of-request.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { appendTimeline } from "./append-timeline.ts";
import { findOwnRequest } from "./find-request.ts";

/** Takes one's own request back, with all of it that waits for an approval. What was done stays done. */
export function cancelRequest(ctx: MemberContext, { requestId }: { requestId: string }): void {
  inTransaction(ctx.db, () => {
    const request = findOwnRequest(ctx, requestId);
    if (request.status === "Resolved")
      throw new DeskError("conflict", "This request is closed already. Reply if something is left to do.");
    withdrawOfRequest(ctx, request.id);
    const at = ctx.clock.now();
    ctx.db
      .update(requests)
      .set({ status: "Resolved", resolvedAt: at, cancelledAt: at })
      .where(eq(requests.id, request.id))
      .run();
    const data = { before: request.status, after: "Cancelled" };
    appendTimeline(ctx.db, { requestId: request.id, kind: "status", actorId: ctx.actor.id, data, at });
    recordAudit(ctx, {
      event: "request.cancelled",
      result: "Done",
      requestId: request.id,
      target: { kind: "request", id: request.id, name: `REQ-${request.number}` },
    });
  });
}
