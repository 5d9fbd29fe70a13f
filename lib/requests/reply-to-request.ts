import "server-only";
import { inTransaction } from "#db/client.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { attachFiles } from "./attachments/attach-files.ts";
import type { Message } from "./types.ts";
import { appendTimeline } from "./append-timeline.ts";
import { recordMentions } from "./record-mentions.ts";
import { findRequest } from "./find-request.ts";
import { changeStatus } from "./set-status.ts";
import { tellReply } from "./tell-request.ts";

/**
 * Adds a message that everybody on the request reads. An agent's first reply starts the work (New → In progress);
 * the requester's reply wakes a waiting or resolved request.
 */
export function replyToRequest(ctx: MemberContext, input: Message): void {
  inTransaction(ctx.db, () => {
    const request = findRequest(ctx, input.requestId);
    const entryId = appendTimeline(ctx.db, {
      requestId: request.id,
      kind: "message",
      actorId: ctx.actor.id,
      body: input.body,
      at: ctx.clock.now(),
    });
    tellReply(ctx, request, entryId);
    recordMentions(ctx, request, { entryId, body: input.body });
    attachFiles(ctx, { requestId: request.id, entryId, ids: input.attachmentIds ?? [] });
    const isRequester = request.requesterId === ctx.actor.id;
    const isStart = request.status === "New" && !isRequester;
    const isAnswer = isRequester && (request.status === "Waiting" || request.status === "Resolved");
    if (isStart || isAnswer) changeStatus(ctx, request, "In progress");
  });
}
