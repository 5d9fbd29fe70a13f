import "server-only";
import { eq } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import { appendTimeline } from "./append-timeline.ts";

/** Who speaks when the IT Agent does, whoever clicked: nobody takes its words for their own wish. */
export const IT_AGENT = {
  kind: "worker",
  id: "it-agent",
  displayName: "IT Agent",
} as const satisfies Actor;

/** Writes on a request as the IT Agent, and tells the requester. Call it in the transaction of what it is about. */
export function writeAsItAgent(ctx: Context, requestId: string, body: string): void {
  const request = ctx.db.select().from(requests).where(eq(requests.id, requestId)).get();
  if (request === undefined) return;
  const entryId = appendTimeline(ctx.db, {
    requestId,
    kind: "message",
    actorId: IT_AGENT.id,
    body,
    data: { by: IT_AGENT.displayName },
    at: ctx.clock.now(),
  });
  queueMessage(ctx, {
    kind: "request-answered",
    subjectId: `reply:${entryId}`,
    to: [{ objectId: null, memberId: request.requesterId }],
    facts: { by: IT_AGENT.displayName, number: String(request.number), title: request.title },
  });
}
