import { and, eq, inArray } from "drizzle-orm";
import { accessEndings } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { endingTarget, OPEN_ENDINGS, type AccessEnding } from "./ending-rows.ts";

type EndingEvent = "recorded" | "extended" | "reminded" | "completed" | "failed" | "cancelled";

const RESULTS: Record<EndingEvent, string> = {
  recorded: "Queued",
  extended: "Done",
  reminded: "Announced",
  completed: "Done",
  failed: "failed",
  cancelled: "Cancelled",
};

/** The audit row of one change of an ending; call it in the transaction of that change. */
export function auditEnding(ctx: Context, ending: AccessEnding, event: EndingEvent): void {
  const { id, subjectObjectId, subjectName, actionKey, input, labels, endsAt, message } = ending;
  recordAudit(ctx, {
    event: `ending.${event}`,
    result: RESULTS[event],
    target: { kind: "person", id: subjectObjectId, name: subjectName },
    requestId: ending.requestId,
    actionRunId: ending.endRunId ?? ending.runId,
    digest: ending.digest,
    details: {
      ending: id,
      actionKey,
      input,
      labels: { ...labels, target: endingTarget(ending) },
      endsAt,
      ...(message === null ? {} : { message }),
    },
  });
}

const EVENTS = { Completed: "completed", Failed: "failed", Cancelled: "cancelled" } as const;

/**
 * Moves an open ending into its last state, with its audit; the row as it is then, null when somebody
 * else was first. Call it in a transaction.
 */
export function closeEnding(
  ctx: Context,
  { id }: AccessEnding,
  how: { state: keyof typeof EVENTS; endRunId?: string | null; message?: string | null },
): AccessEnding | null {
  const from = how.state === "Failed" ? (["Waiting"] as const) : OPEN_ENDINGS;
  const closed = ctx.db
    .update(accessEndings)
    .set({
      state: how.state,
      endRunId: how.endRunId ?? null,
      message: how.message ?? null,
      endedAt: how.state === "Failed" ? null : ctx.clock.now(),
    })
    .where(and(eq(accessEndings.id, id), inArray(accessEndings.state, [...from])))
    .returning()
    .get();
  if (closed === undefined) return null;
  auditEnding(ctx, closed, EVENTS[how.state]);
  return closed;
}
