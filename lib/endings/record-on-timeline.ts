import { eq } from "drizzle-orm";
import { requests, timelineEntries } from "#db/schema/index.ts";
import { endingTarget, type AccessEnding } from "#lib/entra/actions/ending-rows.ts";
import type { Context } from "#lib/platform/context.ts";

/**
 * Puts a line about an ending on its request's timeline. (lib/requests stands beside this folder and can't
 * be asked.) Call it in the transaction of the change.
 */
export function recordEndingOnTimeline(
  ctx: Context,
  ending: AccessEnding,
  told: { event: "reminder"; leftMs: number } | { event: "failed"; message: string },
): void {
  const { requestId, endsAt } = ending;
  if (requestId === null) return;
  const at = ctx.clock.now();
  const data = { ...told, ending: ending.id, target: endingTarget(ending), endsAt };
  ctx.db.insert(timelineEntries).values({ requestId, kind: "ending", data, at }).run();
  ctx.db.update(requests).set({ updatedAt: at }).where(eq(requests.id, requestId)).run();
}
