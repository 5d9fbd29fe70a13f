import "server-only";
import { asc, eq } from "drizzle-orm";
import { members, requests, timelineEntries } from "#db/schema/index.ts";
import { listRequestApprovals } from "#lib/approvals/approvals-data.ts";
import { listRequestRuns } from "#lib/entra/actions/runs-data.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { listAttachments } from "./attachments/attachments-data.ts";
import { endingText } from "./ending-words.ts";
import { mayWorkOn } from "./policy.ts";
import { assignmentText, statusText } from "./timeline-words.ts";
import { answersStored } from "#lib/services/schema.ts";
import type { Answer } from "#lib/services/types.ts";
import type { TimelineLine } from "./types.ts";

const NUDGE_TEXT = "asked how it is going";

/** The lines of a request in order; notes and assignments only for those who work on it. The caller has checked who may see it. */
export function readTimeline(ctx: MemberContext, requestId: string): TimelineLine[] {
  const isAgent = mayWorkOn(ctx.actor);
  const runs = listRequestRuns(ctx, requestId);
  const approvals = listRequestApprovals(ctx, requestId);
  const files = listAttachments(ctx.db, requestId);
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
    const by = typeof entry.data?.["by"] === "string" ? entry.data["by"] : "Gatehouse";
    const who = actor ?? { id: "", displayName: by, objectId: null };
    if (kind === "action") {
      const run = entry.actionRunId === null ? undefined : runs[entry.actionRunId];
      return run === undefined ? [] : [{ kind, id, at, run }];
    }
    if (kind === "approval") {
      const approval = entry.approvalId === null ? undefined : approvals[entry.approvalId];
      // What a program proposes and nobody has started says nothing to whoever asked yet.
      const isShown = approval !== undefined && (isAgent || !approval.isProposal || approval.runId !== null);
      return isShown ? [{ kind, id, at, approval }] : [];
    }
    const body = entry.body ?? "";
    const attachments = files.get(id) ?? [];
    if (kind === "message") {
      const answers = entry.data?.isOpening === true ? readAnswers(ctx, requestId) : [];
      return [{ kind, id, at, actor: who, body, answers, attachments }];
    }
    if (kind === "nudge") return [{ kind, id, at, actorName: who.displayName, text: NUDGE_TEXT }];
    if (kind === "status")
      return [{ kind, id, at, actorName: who.displayName, text: statusText(entry.data) }];
    if (kind === "ending") {
      const said = endingText(entry.data, isAgent);
      return said === null ? [] : [{ kind, id, at, ...said }];
    }
    if (!isAgent) return [];
    if (kind === "note") return [{ kind, id, at, actor: who, body, answers: [], attachments }];
    return [{ kind, id, at, actorName: who.displayName, text: assignmentText(entry.data, who.id) }];
  });
}

/** What the form of a request was answered. */
function readAnswers({ db }: MemberContext, requestId: string): Answer[] {
  const row = db.select({ answers: requests.answers }).from(requests).where(eq(requests.id, requestId)).get();
  return answersStored.parse(row?.answers ?? []);
}
