import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members, requests, services } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { appendTimeline, byWorkflow } from "./append-timeline.ts";
import { findAssignee, nextNumber } from "./submit-request.ts";
import { tellAssignment } from "./tell-request.ts";

export type FollowUp = {
  /** The request's id, chosen by the caller: the same one is opened once. */
  id: string;
  serviceKey: string;
  title: string;
  text: string;
  /** The member it is filed for; any admin where this one is gone. */
  requesterId: string | null;
  /** Whom it is about. */
  subject: { objectId: string; displayName: string } | null;
};

/**
 * Opens a request that nobody filled a form for: what a workflow leaves to people. For the worker, agents
 * and admins. Throws `DeskError` where there is no such service, or nobody to file it for.
 */
export function openFollowUp(ctx: Context, wish: FollowUp): { id: string; number: number } {
  requireRole(ctx, "agent", "admin");
  return inTransaction(ctx.db, () => {
    const { id, serviceKey, title, text, subject } = wish;
    const known = ctx.db.select().from(requests).where(eq(requests.id, id)).get();
    if (known !== undefined) return { id, number: known.number };
    const service = ctx.db.select().from(services).where(eq(services.key, serviceKey)).get();
    if (service === undefined)
      throw new DeskError("not-found", `The service “${serviceKey}” is no longer there.`);
    const requesterId = findRequester(ctx, wish.requesterId);
    const number = nextNumber(ctx.db);
    const assigneeId = findAssignee(ctx.db, service.defaultAssigneeId);
    const at = ctx.clock.now();
    ctx.db
      .insert(requests)
      .values({
        id,
        number,
        title,
        serviceKey,
        requesterId,
        assigneeId,
        subjectObjectId: subject?.objectId ?? null,
        subjectName: subject?.displayName ?? null,
        answers: [],
        status: "New",
        createdAt: at,
        updatedAt: at,
      })
      .run();
    const data = { isOpening: true, ...byWorkflow(ctx.actor) };
    if (text !== "")
      appendTimeline(ctx.db, { requestId: id, kind: "message", actorId: ctx.actor.id, body: text, data, at });
    tellAssignment(ctx, { id, number, title, assigneeId, requesterId }, assigneeId, "filed");
    recordAudit(ctx, {
      event: "request.opened",
      result: "Done",
      requestId: id,
      target: { kind: "request", id, name: `REQ-${number}` },
      details: { service: serviceKey, for: subject?.displayName ?? null },
    });
    return { id, number };
  });
}

function findRequester(ctx: Context, wanted: string | null): string {
  const rows = ctx.db.select().from(members).all();
  const active = rows.filter(({ disabledAt }) => disabledAt === null);
  const found = active.find(({ id }) => id === wanted) ?? active.find(({ role }) => role === "admin");
  if (found === undefined)
    throw new DeskError("not-possible", "There is no member to file this request for.");
  return found.id;
}
