import { and, asc, eq, sql } from "drizzle-orm";
import type { ApprovedCall } from "#db/schema/approvals.ts";
import { people, requests, timelineEntries } from "#db/schema/index.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { findRunWord } from "#lib/entra/actions/runs-data.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionFacts, ChangeLine } from "#lib/entra/actions/types.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { answersStored } from "#lib/services/schema.ts";
import { effectWords, whyYou } from "./approval-words.ts";
import { obstacleOf } from "./approval-obstacle.ts";
import { isApprover, maySeeApproval } from "./approval-policy.ts";
import { findApproval, listApprovers, type Approval } from "./approval-rows.ts";
import { viewsOf } from "./approvals-data.ts";
import type { ApprovalDetails, ApprovalPerson } from "./types.ts";

/** Everything an approver needs to decide; null when there is no such approval for this reader. */
export function readApprovalDetails(ctx: MemberContext, approvalId: string): ApprovalDetails | null {
  const approval = findApproval(ctx.db, approvalId);
  const rows = listApprovers(ctx.db, approvalId);
  if (approval === null || !maySeeApproval(ctx.actor, rows)) return null;
  const [view] = viewsOf(ctx, [approval]);
  if (view === undefined) return null;
  const { subjectObjectId, input } = approval;
  const facts = subjectObjectId === null ? null : readFacts(ctx, subjectObjectId, input ?? {});
  const own = rows.find((row) => isApprover(ctx.actor, row));
  return {
    ...view,
    whyYou: own === undefined ? null : whyYou(own.why),
    effect: effectWords(view, approval, rows),
    ...effectOf(ctx, approval, facts),
    ...readRequest(ctx, approval.requestId),
    person: facts === null ? null : readPerson(ctx, facts),
    votes: rows
      .filter(({ isFallback, vote }) => !isFallback || vote !== null)
      .map(({ name, why, vote, note }) => ({ name, why, vote, note })),
    needs: approval.needs,
    isOfWorkflow: approval.calls !== null,
    result: approval.runId === null ? null : findRunWord(ctx, approval.runId),
  };
}

function effectOf(
  ctx: MemberContext,
  approval: Approval,
  facts: ActionFacts | null,
): Pick<ApprovalDetails, "changes" | "effectNote" | "whyNot"> {
  const covered = (approval.calls ?? []).flatMap((call) => changesOf(ctx, call));
  if (covered.length > 0) return { changes: covered, effectNote: null, whyNot: null };
  const action = approval.actionKey === null ? null : findAction(approval.actionKey);
  if (action === null || facts === null) return { changes: [], effectNote: null, whyNot: null };
  return {
    changes: action.summarize(facts),
    effectNote: action.note?.(facts) ?? null,
    whyNot: approval.state === "Pending" ? obstacleOf(ctx, approval, action, facts) : null,
  };
}

/** What one action of a workflow would change, as things are now. */
function changesOf(ctx: MemberContext, call: ApprovedCall): ChangeLine[] {
  const action = findAction(call.actionKey);
  const facts = readFacts(ctx, call.subjectObjectId, call.input);
  if (action === null || facts === null)
    return [{ mark: "changes", strong: null, text: `${call.title}: no longer in the directory` }];
  return [{ mark: action.mark, strong: null, text: call.title }, ...action.summarize(facts)];
}

/** What its request says: the first message, if anything was written, and the form's answers. */
function readRequest(
  ctx: MemberContext,
  requestId: string | null,
): Pick<ApprovalDetails, "said" | "answers"> {
  if (requestId === null) return { said: null, answers: [] };
  const row = ctx.db
    .select({ body: timelineEntries.body, answers: requests.answers })
    .from(timelineEntries)
    .innerJoin(requests, eq(requests.id, timelineEntries.requestId))
    .where(and(eq(timelineEntries.requestId, requestId), eq(timelineEntries.kind, "message")))
    .orderBy(asc(timelineEntries.id))
    .get();
  return { said: row?.body || null, answers: answersStored.parse(row?.answers ?? []) };
}

function readPerson(ctx: MemberContext, facts: ActionFacts): ApprovalPerson | null {
  const { db } = ctx;
  const row = db.select().from(people).where(eq(people.id, facts.person.id)).get();
  if (row === undefined) return null;
  const manager =
    row.managerId === null ? undefined : db.select().from(people).where(eq(people.id, row.managerId)).get();
  const counts = db.get<{ groups: number; apps: number }>(sql`
    SELECT (SELECT count(*) FROM memberships WHERE member_id = ${row.id}) AS groups,
           (SELECT count(DISTINCT app_id) FROM assignments WHERE principal_id = ${row.id}
               OR principal_id IN (SELECT group_id FROM memberships WHERE member_id = ${row.id})) AS apps`);
  const { objectId, displayName, jobTitle, department, officeLocation } = row;
  return {
    objectId,
    displayName,
    jobTitle,
    department,
    officeLocation,
    manager: manager === undefined ? null : { objectId: manager.objectId, displayName: manager.displayName },
    groupCount: counts.groups,
    appCount: counts.apps,
    peers: row.managerId === null || facts.group === null ? null : readPeers(ctx, row, facts.group.id),
  };
}

function readPeers(
  { db }: MemberContext,
  { id, managerId }: { id: number; managerId: number | null },
  groupId: number,
): ApprovalPerson["peers"] {
  const peers = db.get<{ count: number; have: number }>(sql`
    SELECT count(*) AS count,
           count(CASE WHEN EXISTS (SELECT 1 FROM memberships
             WHERE group_id = ${groupId} AND member_id = people.id) THEN 1 END) AS have
      FROM people WHERE manager_id = ${managerId} AND id <> ${id} AND in_scope = 1 AND status = 'Active'`);
  return peers.count === 0 ? null : peers;
}
