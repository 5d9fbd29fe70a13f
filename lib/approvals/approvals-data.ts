import { and, asc, desc, eq, gte, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import { approvals, approvers, requests } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { turnOf } from "./approval-policy.ts";
import { listApprovers, type Approval, type ApproverRow } from "./approval-rows.ts";
import { describeApproval } from "./describe-approval.ts";
import type { ApprovalLists, ApprovalView } from "./types.ts";

const DECIDED_MS = 7 * 24 * 60 * 60_000;
const SHOWN = 200;

/** What waits for this member, the reminded and the oldest first, and what they decided in the last days. */
export function readApprovalLists(ctx: MemberContext): ApprovalLists {
  const waiting = waitingRows(ctx).toSorted(
    (a, b) => (b.remindedAt ?? 0) - (a.remindedAt ?? 0) || a.createdAt - b.createdAt,
  );
  const decided = ctx.db
    .select()
    .from(approvals)
    .where(
      and(
        ne(approvals.state, "Pending"),
        gte(approvals.decidedAt, ctx.clock.now() - DECIDED_MS),
        inArray(approvals.id, ownVotes(ctx, isNotNull(approvers.vote))),
      ),
    )
    .orderBy(desc(approvals.decidedAt))
    .limit(SHOWN)
    .all();
  return { waiting: viewsOf(ctx, waiting), decided: viewsOf(ctx, decided) };
}

/** How many approvals wait for this member: `turnOf` as one query, since every page shows the number. */
export function countWaiting({ db, clock, actor }: MemberContext): number {
  const now = clock.now();
  return db.get<{ n: number }>(sql`
    SELECT count(DISTINCT a.id) AS n
      FROM approvers AS o JOIN approvals AS a ON a.id = o.approval_id
     WHERE (o.object_id = ${actor.objectId} OR (o.object_id IS NULL AND o.member_id = ${actor.id}))
       AND o.vote IS NULL AND a.state = 'Pending' AND a.expires_at > ${now} AND a.asked_by <> ${actor.id}
       AND (a.subject_object_id IS NULL OR a.subject_object_id IS NOT ${actor.objectId})
       AND (o.is_fallback = 0 OR a.fallback_at IS NULL OR a.fallback_at <= ${now})`).n;
}

/** Approvals of a request by their ids, for its timeline. The caller has checked the request. */
export function listRequestApprovals(ctx: Context, requestId: string): Record<string, ApprovalView> {
  const rows = ctx.db.select().from(approvals).where(eq(approvals.requestId, requestId)).all();
  return Object.fromEntries(viewsOf(ctx, rows).map((view) => [view.id, view]));
}

/** What still waits for one person: of one request, or anywhere. Oldest first. */
export function listPersonApprovals(
  ctx: Context,
  personObjectId: string,
  requestId: string | null,
): ApprovalView[] {
  const isOpen = or(
    eq(approvals.state, "Pending"),
    and(eq(approvals.state, "Approved"), sql`${approvals.consumedAt} IS NULL`),
  );
  const rows = ctx.db
    .select()
    .from(approvals)
    .where(
      and(
        eq(approvals.subjectObjectId, personObjectId),
        isOpen,
        requestId === null ? undefined : eq(approvals.requestId, requestId),
      ),
    )
    .orderBy(asc(approvals.createdAt))
    .limit(20)
    .all();
  return viewsOf(ctx, rows);
}

/** What waits for a decision about any of these requests. The caller has checked who may see them. */
export function listPendingOfRequests(ctx: Context, requestIds: readonly string[]): ApprovalView[] {
  if (requestIds.length === 0) return [];
  const isPending = and(eq(approvals.state, "Pending"), inArray(approvals.requestId, [...requestIds]));
  return viewsOf(
    ctx,
    ctx.db.select().from(approvals).where(isPending).orderBy(asc(approvals.createdAt)).all(),
  );
}

/** The views of these rows for whoever asks. */
export function viewsOf(ctx: Context, rows: readonly Approval[]): ApprovalView[] {
  const reader = { actor: ctx.actor, now: ctx.clock.now() };
  return rows.map((row) =>
    describeApproval(row, listApprovers(ctx.db, row.id), findRequest(ctx, row.requestId), reader),
  );
}

function findRequest(ctx: Context, requestId: string | null): ApprovalView["request"] {
  if (requestId === null) return null;
  const { id, number, title } = requests;
  return ctx.db.select({ id, number, title }).from(requests).where(eq(requests.id, requestId)).get() ?? null;
}

function waitingRows(ctx: MemberContext): Approval[] {
  const now = ctx.clock.now();
  const rows = ctx.db
    .select()
    .from(approvals)
    .where(
      and(
        eq(approvals.state, "Pending"),
        inArray(approvals.id, ownVotes(ctx, sql`${approvers.vote} IS NULL`)),
      ),
    )
    .limit(SHOWN)
    .all();
  return rows.filter((row) => turnOf(ctx.actor, row, approversOf(ctx, row.id), now) !== null);
}

const approversOf = (ctx: Context, id: string): ApproverRow[] => listApprovers(ctx.db, id);

/** Ids of approvals where this member is among the approvers. */
function ownVotes({ db, actor }: MemberContext, where: ReturnType<typeof sql>) {
  const isOwn =
    actor.objectId === null
      ? eq(approvers.memberId, actor.id)
      : or(eq(approvers.objectId, actor.objectId), eq(approvers.memberId, actor.id));
  return db.select({ id: approvers.approvalId }).from(approvers).where(and(isOwn, where));
}
