import "server-only";
import { eq, max } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { requests } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findService } from "#lib/services/data.ts";
import { appendTimeline } from "./append-timeline.ts";

type Submission = { formToken: string; serviceKey: string; title: string; details: string };

/**
 * Files a request for the signed-in member. The form's token is the request's id, so that pressing twice files once.
 * @returns the number shown as REQ-n.
 */
export function submitRequest(ctx: MemberContext, input: Submission): { number: number } {
  return inTransaction(ctx.db, () => {
    const filed = ctx.db.select().from(requests).where(eq(requests.id, input.formToken)).get();
    if (filed !== undefined) {
      if (filed.requesterId === ctx.actor.id && filed.title === input.title) return { number: filed.number };
      throw new DeskError("conflict", "This form was used already. Reload the page and try again.");
    }
    const service = findService(ctx.db, input.serviceKey);
    if (service === undefined)
      throw new DeskError("not-found", "This service is no longer offered. Choose another one.");
    const at = ctx.clock.now();
    const highest = ctx.db
      .select({ number: max(requests.number) })
      .from(requests)
      .get();
    const number = (highest?.number ?? 0) + 1;
    const { formToken: id, title } = input;
    ctx.db
      .insert(requests)
      .values({
        id,
        number,
        title,
        serviceKey: service.key,
        requesterId: ctx.actor.id,
        status: "New",
        createdAt: at,
        updatedAt: at,
      })
      .run();
    if (input.details !== "")
      appendTimeline(ctx.db, {
        requestId: id,
        kind: "message",
        actorId: ctx.actor.id,
        body: input.details,
        at,
      });
    recordAudit(ctx, {
      event: "request.submitted",
      result: "Done",
      requestId: id,
      target: { kind: "request", id, name: `REQ-${number}` },
    });
    return { number };
  });
}
