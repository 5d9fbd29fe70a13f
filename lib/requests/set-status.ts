import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { requests } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { appendTimeline, byWorkflow } from "./append-timeline.ts";
import { findRequestToWorkOn } from "./find-request.ts";
import { tellResolved } from "./tell-request.ts";
import { refuseStale } from "./refuse-stale.ts";
import type { RequestStatus } from "./types.ts";

type Change = { requestId: string; status: Exclude<RequestStatus, "New">; was?: RequestStatus };

/** Moves a request to Waiting, Resolved or back In progress. Agents and admins only; the same status changes nothing. */
export function setStatus(ctx: MemberContext, input: Change): void {
  inTransaction(ctx.db, () => {
    const request = findRequestToWorkOn(ctx, input.requestId);
    if (request.status === input.status) return;
    const { was } = input;
    const words = `it is ${request.status} now`;
    refuseStale(ctx, { requestId: request.id, kind: "status", was, is: request.status, words });
    const entryId = changeStatus(ctx, request, input.status);
    if (input.status === "Resolved") tellResolved(ctx, request, entryId);
    const target = { kind: "request", id: request.id, name: `REQ-${request.number}` };
    const details = { before: request.status, after: input.status };
    recordAudit(ctx, {
      event: "request.status-changed",
      result: "Done",
      requestId: request.id,
      target,
      details,
    });
  });
}

/** Writes the new status with its line on the timeline; for verbs that change status on the way. */
export function changeStatus(
  ctx: Context,
  request: { id: string; status: RequestStatus },
  status: RequestStatus,
): number {
  const at = ctx.clock.now();
  const resolvedAt = status === "Resolved" ? at : null;
  ctx.db
    .update(requests)
    .set({ status, resolvedAt, cancelledAt: null })
    .where(eq(requests.id, request.id))
    .run();
  const data = { before: request.status, after: status, ...byWorkflow(ctx.actor) };
  return appendTimeline(ctx.db, { requestId: request.id, kind: "status", actorId: ctx.actor.id, data, at });
}
