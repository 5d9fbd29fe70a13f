import "server-only";
import { eq } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import type { Context } from "#lib/platform/context.ts";
import { appendTimeline } from "#lib/requests/append-timeline.ts";
import type { AgentRequest } from "../types.ts";

/** Who speaks on the timeline when the IT Agent does. */
export const AGENT_ID = "it-agent";
export const AGENT_NAME = "IT Agent";

/** Writes on the request as the IT Agent, and tells the requester. Call it in the transaction of what it is about. */
export function askRequester(
  ctx: Context,
  { id: requestId, requesterId }: Pick<AgentRequest, "id" | "requesterId">,
  body: string,
): void {
  const at = ctx.clock.now();
  const entryId = appendTimeline(ctx.db, {
    requestId,
    kind: "message",
    actorId: AGENT_ID,
    body,
    data: { by: AGENT_NAME },
    at,
  });
  const request = ctx.db.select().from(requests).where(eq(requests.id, requestId)).get();
  if (request === undefined) return;
  queueMessage(ctx, {
    kind: "request-answered",
    subjectId: `reply:${entryId}`,
    to: [{ objectId: null, memberId: requesterId }],
    facts: { by: AGENT_NAME, number: String(request.number), title: request.title },
  });
}
