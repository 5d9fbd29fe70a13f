import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { members, timelineEntries } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";

/**
 * Two people change the same thing: the second is told who was first, and decides again with that on
 * the page. @param was what the sender saw; undefined when nobody looked (automation). Throws `DeskError`.
 */
export function refuseStale<T>(
  ctx: Context,
  change: { requestId: string; kind: "status" | "assignment"; was: T | undefined; is: T; words: string },
): void {
  const { requestId, kind, was, is, words } = change;
  if (was === undefined || was === is) return;
  const last = ctx.db
    .select({ name: members.displayName })
    .from(timelineEntries)
    .innerJoin(members, eq(members.id, timelineEntries.actorId))
    .where(and(eq(timelineEntries.requestId, requestId), eq(timelineEntries.kind, kind)))
    .orderBy(desc(timelineEntries.id))
    .get();
  const who = last?.name ?? "Somebody";
  throw new DeskError("conflict", `${who} was faster: ${words}. Look again before you change it.`);
}
