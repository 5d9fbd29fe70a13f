import { and, eq } from "drizzle-orm";
import { requests, timelineEntries } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import type { ActionRun } from "./run-state.ts";

/**
 * Puts a run on its request's timeline, once; later states show through the same line. (lib/requests
 * stands above this folder and can't be asked.) Call it in the transaction of the result.
 */
export function recordOnTimeline(ctx: Context, run: ActionRun): void {
  if (run.requestId === null) return;
  const at = ctx.clock.now();
  const existing = ctx.db
    .select({ id: timelineEntries.id })
    .from(timelineEntries)
    .where(and(eq(timelineEntries.requestId, run.requestId), eq(timelineEntries.actionRunId, run.id)))
    .get();
  if (existing === undefined) {
    const { requestId, actorId } = run;
    ctx.db
      .insert(timelineEntries)
      .values({ requestId, kind: "action", actorId, actionRunId: run.id, at })
      .run();
  }
  ctx.db.update(requests).set({ updatedAt: at }).where(eq(requests.id, run.requestId)).run();
}
