import "server-only";
import { and, count, eq, sql, type SQL } from "drizzle-orm";
import { requestReads, requests, services } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { INBOX_PAGE, OWN_MOST } from "./constants.ts";
import { assignee, filterCondition, isOpen, requester, viewCondition } from "./inbox-conditions.ts";
import { beyond, orderBy, parsePlace, placeText, type Place } from "./inbox-pages.ts";
import { mayWorkOn } from "./policy.ts";
import { readTurns } from "./turns-data.ts";
import type { Inbox, InboxQuery, InboxRow, InboxSort, InboxView, OwnRequest, RequestRow } from "./types.ts";

const serviceTitle = sql<string>`coalesce(${services.title}, ${requests.serviceKey})`;

const columns = {
  id: requests.id,
  number: requests.number,
  title: requests.title,
  service: serviceTitle,
  status: requests.status,
  requester: { id: requester.id, displayName: requester.displayName, objectId: requester.objectId },
  assignee: { id: assignee.id, displayName: assignee.displayName, objectId: assignee.objectId },
  updatedAt: requests.updatedAt,
  cancelledAt: requests.cancelledAt,
  subjectName: requests.subjectName,
  seenAt: requestReads.seenAt,
};

const SORTS: Record<InboxSort, SQL> = {
  updated: sql`${requests.updatedAt}`,
  created: sql`${requests.createdAt}`,
  number: sql`${requests.number}`,
  title: sql`${requests.title} collate nocase`,
  requester: sql`${requester.displayName} collate nocase`,
  service: sql`${serviceTitle} collate nocase`,
  // Nobody last, whichever way.
  assignee: sql`coalesce(${assignee.displayName}, '~') collate nocase`,
};

type Selected = RequestRow & { isUnread: boolean; place: Place };
type Asked = Pick<InboxQuery, "sort" | "order"> & {
  most?: number;
  from?: Place | null;
  isBackward?: boolean;
};

/**
 * Rows that match; newest change first unless asked otherwise, a page at most.
 * @param asked `from` a place on, or backward from it: then in the opposite order.
 */
export function selectRequests(ctx: MemberContext, where: SQL | undefined, asked: Asked = {}): Selected[] {
  const { most = INBOX_PAGE, from = null, isBackward = false } = asked;
  const by = SORTS[asked.sort ?? "updated"];
  const rows = ctx.db
    .select({ ...columns, value: sql<string | number>`${by}` })
    .from(requests)
    .innerJoin(requester, eq(requester.id, requests.requesterId))
    .leftJoin(assignee, eq(assignee.id, requests.assigneeId))
    .leftJoin(services, eq(services.key, requests.serviceKey))
    .leftJoin(
      requestReads,
      and(eq(requestReads.requestId, requests.id), eq(requestReads.memberId, ctx.actor.id)),
    )
    .where(and(where, from === null ? undefined : beyond(by, asked, from, isBackward)))
    .orderBy(...orderBy(by, asked, isBackward))
    .limit(most)
    .all();
  return rows.map(({ seenAt, value, ...row }) => ({
    ...row,
    isUnread: row.status !== "Resolved" && (seenAt ?? 0) < row.updatedAt,
    place: { value, number: row.number },
  }));
}

/** What a list shows of a request. */
export function toInboxRow(request: RequestRow & { isUnread: boolean }): InboxRow {
  const { id, number, title, service, status, requester, assignee, updatedAt, subjectName, isUnread } =
    request;
  const { displayName } = requester;
  return {
    id,
    number,
    title,
    service,
    status,
    requester: { displayName },
    assignee,
    updatedAt,
    subjectName,
    isUnread,
  };
}

/** One page of a view of the inbox, with how many every view holds under the same filters. Agents and admins only. */
export function readInbox(ctx: MemberContext, query: InboxQuery): Inbox {
  if (!mayWorkOn(ctx.actor)) throw new DeskError("not-allowed", "The inbox is for agents.");
  const filter = filterCondition(query, ctx.actor.id, ctx.clock.now());
  const page = readPage(ctx, and(viewCondition(query.view, ctx.actor.id), filter), query);
  return { ...page, counts: countViews(ctx, filter) };
}

/** The page that the address names; the first one when there is none such any more, or less than a page before it. */
function readPage(ctx: MemberContext, where: SQL | undefined, query: InboxQuery) {
  const isBackward = query.before !== undefined;
  const from = parsePlace(query.before ?? query.after, query);
  const found = selectRequests(ctx, where, { ...query, from, isBackward, most: INBOX_PAGE + 1 });
  const hasMore = found.length > INBOX_PAGE;
  if (from !== null && (isBackward ? !hasMore : found.length === 0))
    return readPage(ctx, where, { ...query, after: undefined, before: undefined });
  const page = found.slice(0, INBOX_PAGE);
  if (isBackward) page.reverse();
  const placeOf = (row: Selected | undefined) => (row === undefined ? null : placeText(row.place));
  return {
    rows: page.map(toInboxRow),
    previous: from === null ? null : placeOf(page[0]),
    next: isBackward || hasMore ? placeOf(page.at(-1)) : null,
  };
}

const NONE = { open: 0, unassigned: 0, mine: 0, waiting: 0 };

function countViews({ db, actor }: MemberContext, filter: SQL | undefined): Inbox["counts"] {
  const of = (view: InboxView) => sql<number>`count(*) filter (where ${viewCondition(view, actor.id)})`;
  const open = { open: of("open"), unassigned: of("unassigned"), mine: of("mine"), waiting: of("waiting") };
  const others = { mentioned: of("mentioned"), resolved: of("resolved") };
  // What narrows the list is looked at once for all views.
  if (filter !== undefined) {
    const row = db
      .select({ ...open, ...others })
      .from(requests)
      .where(filter)
      .get();
    return row ?? { ...NONE, mentioned: 0, resolved: 0 };
  }
  // Else the open ones are counted in their own index alone, mentions where they stand, and all are counted by pages.
  const counts = db.select(open).from(requests).where(isOpen).get() ?? NONE;
  const countOf = (where?: SQL) => db.select({ n: count() }).from(requests).where(where).get()?.n ?? 0;
  return {
    ...counts,
    mentioned: countOf(viewCondition("mentioned", actor.id)),
    resolved: countOf() - counts.open,
  };
}

/** The newest requests, open or not, that a text finds. Agents and admins only. */
export function searchRequests(ctx: MemberContext, q: string, most: number): InboxRow[] {
  if (!mayWorkOn(ctx.actor)) throw new DeskError("not-allowed", "The inbox is for agents.");
  const found = filterCondition({ view: "open", q }, ctx.actor.id, ctx.clock.now());
  return selectRequests(ctx, found, { most }).map(toInboxRow);
}

/** The signed-in member's own requests. */
export function readOwnRequests(ctx: MemberContext): OwnRequest[] {
  const rows = selectRequests(ctx, eq(requests.requesterId, ctx.actor.id), { most: OWN_MOST });
  const turns = readTurns(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ isUnread: _isUnread, place: _place, ...row }) => ({
    ...row,
    turns: turns.get(row.id) ?? [],
  }));
}
