import { eq } from "drizzle-orm";
import { members, requests } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import type { Context } from "#lib/platform/context.ts";
import { describeActionRun } from "./describe-action-run.ts";
import type { ActionRun } from "./run-state.ts";

/**
 * Tells the requester what came of an action on their request, once it is known, in the words their own
 * page has: no permissions, no codes. Call it in the transaction of the result.
 */
export function tellRequester(ctx: Context, run: ActionRun): void {
  if (run.requestId === null || run.state === "unknown") return;
  const { number, title, requesterId } = requests;
  const request = ctx.db
    .select({ number, title, requesterId, objectId: members.objectId })
    .from(requests)
    .innerJoin(members, eq(members.id, requesterId))
    .where(eq(requests.id, run.requestId))
    .get();
  if (request === undefined) return;
  queueMessage(ctx, {
    kind: "action-result",
    // A read-back after it tells nothing new: said once per run.
    subjectId: run.id,
    to: [{ objectId: request.objectId, memberId: request.requesterId }],
    facts: {
      result: resultFor(ctx, run, { id: request.requesterId, objectId: request.objectId }),
      number: String(request.number),
      title: request.title,
    },
  });
}

function resultFor(ctx: Context, run: ActionRun, requester: { id: string; objectId: string | null }): string {
  const actor = ctx.db
    .select({ name: members.displayName })
    .from(members)
    .where(eq(members.id, run.actorId))
    .get();
  const { sentence } = describeActionRun(run, actor?.name ?? "Gatehouse", {
    memberId: requester.id,
    isAgent: false,
    personObjectId: requester.objectId,
    now: ctx.clock.now(),
  });
  return sentence.map(({ text }) => text).join("");
}
