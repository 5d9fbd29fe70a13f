import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members, requests } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { appendTimeline } from "./append-timeline.ts";
import { findRequestToWorkOn } from "./find-request.ts";
import { tellAssignment } from "./tell-request.ts";
import { refuseStale } from "./refuse-stale.ts";

/** Gives a request to an agent or admin, or to nobody (null). Agents and admins only. */
export function assignRequest(
  ctx: MemberContext,
  input: { requestId: string; assigneeId: string | null; was?: string | null },
): void {
  inTransaction(ctx.db, () => {
    const request = findRequestToWorkOn(ctx, input.requestId);
    if (request.assigneeId === input.assigneeId) return;
    const { was } = input;
    const words = assigneeWords(ctx, request.assigneeId);
    refuseStale(ctx, { requestId: request.id, kind: "assignment", was, is: request.assigneeId, words });
    const assignee =
      input.assigneeId === null
        ? null
        : ctx.db.select().from(members).where(eq(members.id, input.assigneeId)).get();
    if (assignee === undefined || assignee?.role === "employee" || assignee?.disabledAt != null) {
      throw new DeskError("invalid-input", "Requests go to agents and admins. Choose one of them.");
    }
    ctx.db.update(requests).set({ assigneeId: input.assigneeId }).where(eq(requests.id, request.id)).run();
    const data = { assigneeId: input.assigneeId, assigneeName: assignee?.displayName ?? null };
    const entryId = appendTimeline(ctx.db, {
      requestId: request.id,
      kind: "assignment",
      actorId: ctx.actor.id,
      data,
      at: ctx.clock.now(),
    });
    tellAssignment(ctx, request, input.assigneeId, entryId);
    const target = { kind: "request", id: request.id, name: `REQ-${request.number}` };
    recordAudit(ctx, {
      event: "request.assigned",
      result: "Done",
      requestId: request.id,
      target,
      details: data,
    });
  });
}

/** Who has it now, for somebody who saw something else. */
function assigneeWords(ctx: MemberContext, id: string | null): string {
  if (id === null) return "nobody has it now";
  const member = ctx.db.select().from(members).where(eq(members.id, id)).get();
  return `${member?.displayName ?? "somebody else"} has it now`;
}
