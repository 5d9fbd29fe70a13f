import "server-only";
import { inTransaction } from "#db/client.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { attachFiles } from "./attachments/attach-files.ts";
import type { Message } from "./types.ts";
import { appendTimeline } from "./append-timeline.ts";
import { recordMentions } from "./record-mentions.ts";
import { findRequestToWorkOn } from "./find-request.ts";

/** Adds an internal note: agents and admins read it, the requester never does. */
export function addNote(ctx: MemberContext, input: Message): void {
  inTransaction(ctx.db, () => {
    const request = findRequestToWorkOn(ctx, input.requestId);
    const entryId = appendTimeline(ctx.db, {
      requestId: request.id,
      kind: "note",
      actorId: ctx.actor.id,
      body: input.body,
      at: ctx.clock.now(),
    });
    recordMentions(ctx, request, { entryId, body: input.body });
    attachFiles(ctx, { requestId: request.id, entryId, ids: input.attachmentIds ?? [] });
  });
}
