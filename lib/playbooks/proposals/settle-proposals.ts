import "server-only";
import { and, asc, eq, gte, isNull, ne, not, or, sql } from "drizzle-orm";
import { agentReads, requests, timelineEntries } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { readAgentSettings } from "#lib/workspace/agent-settings.ts";
import { AT_ONCE, LOOK_BACK_MS } from "../constants.ts";
import { listPublished } from "../playbooks-data.ts";
import type { AskModel } from "../read-message.ts";
import { proposePlaybook } from "./propose-playbook.ts";

/**
 * One turn of the IT Agent: reads what requesters have written since. Stops at once when it is stopped. What it
 * begins, the runner of workflows carries out. Safe to call as often as wanted.
 * @param askModel null: words alone decide.
 */
export async function settleProposals(ctx: Context, askModel: AskModel | null): Promise<void> {
  if (listPublished(ctx.db).length === 0) return;
  for (const requestId of unread(ctx)) {
    if (readAgentSettings(ctx.db).stopped !== null) return;
    await proposePlaybook(ctx, requestId, askModel);
  }
}

/** Requests whose requester has written something that was not read, oldest first. */
function unread(ctx: Context): string[] {
  const { requestId, entryId } = agentReads;
  const newest = sql<number>`(SELECT max(${timelineEntries.id}) FROM ${timelineEntries}
    WHERE ${timelineEntries.requestId} = ${requests.id} AND ${timelineEntries.kind} = 'message'
      AND ${timelineEntries.actorId} = ${requests.requesterId})`;
  // What a playbook or a workflow opened is no wish of the requester, whatever its title says.
  const isOpenedForThem = sql`EXISTS (SELECT 1 FROM ${timelineEntries}
    WHERE ${timelineEntries.requestId} = ${requests.id} AND ${timelineEntries.kind} = 'message'
      AND ${timelineEntries.data} ->> '$.isOpening' = 1 AND ${timelineEntries.actorId} <> ${requests.requesterId})`;
  return ctx.db
    .select({ id: requests.id })
    .from(requests)
    .leftJoin(agentReads, eq(requestId, requests.id))
    .where(
      and(
        gte(requests.updatedAt, ctx.clock.now() - LOOK_BACK_MS),
        ne(requests.status, "Resolved"),
        or(isNull(requestId), sql`${newest} > ${entryId}`),
        not(isOpenedForThem),
      ),
    )
    .orderBy(asc(requests.updatedAt))
    .limit(AT_ONCE)
    .all()
    .map(({ id }) => id);
}
