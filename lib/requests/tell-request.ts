import "server-only";
import type { requests } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import type { Context } from "#lib/platform/context.ts";

type Request = Pick<typeof requests.$inferSelect, "id" | "number" | "title" | "requesterId" | "assigneeId">;

/** Tells the other side of a new message: the requester, or the agent the request is assigned to. */
export function tellReply(ctx: Context, request: Request, entryId: number): void {
  const { requesterId, assigneeId } = request;
  const isRequester = requesterId === ctx.actor.id;
  queueMessage(ctx, {
    kind: isRequester ? "request-replied" : "request-answered",
    subjectId: `reply:${entryId}`,
    to: [toMember(isRequester ? assigneeId : requesterId)],
    facts: factsOf(ctx, request),
  });
}

/** Tells an agent that a request is theirs now. */
export function tellAssignment(
  ctx: Context,
  request: Request,
  assigneeId: string | null,
  entryId: number | "filed",
): void {
  queueMessage(ctx, {
    kind: "request-assigned",
    subjectId: `assignment:${entryId === "filed" ? request.id : entryId}`,
    to: [toMember(assigneeId)],
    facts: factsOf(ctx, request),
  });
}

/** Tells agents that they were named with @. */
export function tellMention(
  ctx: Context,
  request: Request,
  memberIds: readonly string[],
  entryId: number,
): void {
  queueMessage(ctx, {
    kind: "request-mentioned",
    subjectId: `mention:${entryId}`,
    to: memberIds.map(toMember),
    facts: factsOf(ctx, request),
  });
}

/** Tells the agent who has it that the requester asks how it is going. */
export function tellNudge(ctx: Context, request: Request, entryId: number): void {
  queueMessage(ctx, {
    kind: "request-nudged",
    subjectId: `nudge:${entryId}`,
    to: [toMember(request.assigneeId)],
    facts: factsOf(ctx, request),
  });
}

/** Tells the requester that it is resolved; each time, because it may have been opened again. */
export function tellResolved(ctx: Context, request: Request, entryId: number): void {
  queueMessage(ctx, {
    kind: "request-resolved",
    subjectId: `resolved:${entryId}`,
    to: [toMember(request.requesterId)],
    facts: factsOf(ctx, request),
  });
}

const toMember = (memberId: string | null) => ({ objectId: null, memberId });

const factsOf = ({ actor }: Context, { number, title }: Request) => ({
  by: actor.displayName,
  number: String(number),
  title,
});
