import { eq } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import { endingTarget, type AccessEnding } from "#lib/entra/actions/ending-rows.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import type { Context } from "#lib/platform/context.ts";
import { inWords } from "#lib/platform/in-words.ts";
import { momentWords } from "#lib/workspace/date-words.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";

/**
 * Tells the person, and the agent of the request, that access ends soon. An end that was moved is told
 * anew. Call it in the transaction that marks the ending as announced.
 */
export function tellEnding(ctx: Context, ending: AccessEnding): void {
  const { id, endsAt, subjectObjectId, subjectName, requestId } = ending;
  const target = endingTarget(ending);
  const left = inWords(endsAt - ctx.clock.now());
  const date = momentWords(endsAt, readWorkspace(ctx.db).timeZone);
  const subjectId = `${id}:${endsAt}`;
  const person = { objectId: subjectObjectId, memberId: null };
  queueMessage(ctx, { kind: "access-ends", subjectId, to: [person], facts: { target, left, date } });
  const request =
    requestId === null
      ? undefined
      : ctx.db
          .select({ number: requests.number, assigneeId: requests.assigneeId })
          .from(requests)
          .where(eq(requests.id, requestId))
          .get();
  if (request === undefined) return;
  queueMessage(ctx, {
    kind: "access-of-others-ends",
    subjectId,
    to: [{ objectId: null, memberId: request.assigneeId }],
    facts: { target, left, date, person: subjectName, number: String(request.number) },
  });
}
