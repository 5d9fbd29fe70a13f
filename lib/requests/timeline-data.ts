import "server-only";
import { asc, eq } from "drizzle-orm";
import { members, timelineEntries } from "#db/schema/index.ts";
import { listRequestApprovals } from "#lib/approvals/approvals-data.ts";
import { listRequestRuns } from "#lib/entra/actions/runs-data.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { endingText } from "./ending-words.ts";
import { mayWorkOn } from "./policy.ts";
import { assignmentText, statusText } from "./timeline-words.ts";
import type { TimelineLine } from "./types.ts";

/** The lines of a request in order; notes and assignments only for those who work on it. The caller has checked who may see it. */
export function readTimeline(ctx: MemberContext, requestId: string): TimelineLine[] {
  const isAgent = mayWorkOn(ctx.actor);
  const runs = listRequestRuns(ctx, requestId);
  const approvals = listRequestApprovals(ctx, requestId);
  const rows = ctx.db
    .select({
      entry: timelineEntries,
      actor: { id: members.id, displayName: members.displayName, objectId: members.objectId },
    })
    .from(timelineEntries)
    .leftJoin(members, eq(members.id, timelineEntries.actorId))
    .where(eq(timelineEntries.requestId, requestId))
    .orderBy(asc(timelineEntries.id))
    .all();
  return rows.flatMap(({ entry, actor }): TimelineLine[] => {
    const { id, at, kind } = entry;
    const who = actor ?? { id: "", displayName: "Gatehouse", objectId: null };
    if (kind === "action") {
      const run = entry.actionRunId === null ? undefined : runs[entry.actionRunId];
      return run === undefined ? [] : [{ kind, id, at, run }];
    }
    if (kind === "approval") {
      const approval = entry.approvalId === null ? undefined : approvals[entry.approvalId];
      return approval === undefined ? [] : [{ kind, id, at, approval }];
    }
    if (kind === "message") return [{ kind, id, at, actor: who, body: entry.body ?? "" }];
    if (kind === "status")
      return [{ kind, id, at, actorName: who.displayName, text: statusText(entry.data) }];
    if (kind === "ending") {
      const said = endingText(entry.data, isAgent);
      return said === null ? [] : [{ kind, id, at, ...said }];
    }
    if (!isAgent) return [];
    if (kind === "note") return [{ kind, id, at, actor: who, body: entry.body ?? "" }];
    return [{ kind, id, at, actorName: who.displayName, text: assignmentText(entry.data, who.id) }];
  });
}
