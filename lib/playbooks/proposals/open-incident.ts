import "server-only";
import { eq, max } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { requests, services } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { appendTimeline } from "#lib/requests/append-timeline.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { AGENT_ID } from "./ask-requester.ts";

type Incident = {
  /** The same one is opened once. */
  key: string;
  serviceKey: string;
  title: string;
  text: string;
  requesterId: string;
  subject: { objectId: string; displayName: string } | null;
};

/** Opens a request for people to work on, in the requester's name. Throws `DeskError` without the service. */
export function openIncident(
  ctx: Context,
  { key, serviceKey, title, text, requesterId, subject }: Incident,
): { number: number } {
  const hex = sha256(`incident:${key}`);
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return inTransaction(ctx.db, () => {
    const known = ctx.db.select().from(requests).where(eq(requests.id, id)).get();
    if (known !== undefined) return { number: known.number };
    const service = ctx.db.select().from(services).where(eq(services.key, serviceKey)).get();
    if (service === undefined)
      throw new DeskError("not-found", `The service “${serviceKey}” is no longer there.`);
    const last = ctx.db
      .select({ number: max(requests.number) })
      .from(requests)
      .get();
    const number = (last?.number ?? 0) + 1;
    const at = ctx.clock.now();
    const about = { subjectObjectId: subject?.objectId ?? null, subjectName: subject?.displayName ?? null };
    ctx.db
      .insert(requests)
      .values({
        id,
        number,
        title: title.slice(0, 160),
        serviceKey,
        requesterId,
        ...about,
        answers: [],
        status: "New",
        createdAt: at,
        updatedAt: at,
      })
      .run();
    appendTimeline(ctx.db, {
      requestId: id,
      kind: "message",
      actorId: AGENT_ID,
      body: text,
      data: { isOpening: true, by: "IT Agent" },
      at,
    });
    recordAudit(ctx, {
      event: "request.submitted",
      result: "Done",
      requestId: id,
      target: { kind: "request", id, name: `REQ-${number}` },
      details: { service: serviceKey, for: subject?.displayName ?? null },
    });
    return { number };
  });
}
