import "server-only";
import { and, asc, count, desc, eq, sql, type SQL } from "drizzle-orm";
import { requestReads, requests, services } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { INBOX_LIMIT } from "./constants.ts";
import { assignee, filterCondition, isOpen, requester, viewCondition } from "./inbox-conditions.ts";
import { usualOrder } from "./inbox-href.ts";
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

const SORTS: Record<InboxSort, SQL | typeof requests.number> = {
  updated: sql`${requests.updatedAt}`,
  created: sql`${requests.createdAt}`,
  number: requests.number,
  title: sql`${requests.title} collate nocase`,
  requester: sql`${requester.displayName} collate nocase`,
  service: sql`${serviceTitle} collate nocase`,
  // Nobody last, whichever way.
  assignee: sql`coalesce(${assignee.displayName}, '~') collate nocase`,
};

type Asked = Pick<InboxQuery, "sort" | "order"> & { most?: number };

/** Rows that match; newest change first unless asked otherwise, 200 at most. */
export function selectRequests(
  ctx: MemberContext,
  where: SQL | undefined,
  by: Asked = {},
): (RequestRow & { isUnread: boolean })[] {
  const sort = by.sort ?? "updated";
  const isAscending = (by.order ?? usualOrder(sort)) === "asc";
  const rows = ctx.db
    .select(columns)
    .from(requests)
    .innerJoin(requester, eq(requester.id, requests.requesterId))
    .leftJoin(assignee, eq(assignee.id, requests.assigneeId))
    .leftJoin(services, eq(services.key, requests.serviceKey))
    .leftJoin(
      requestReads,
      and(eq(requestReads.requestId, requests.id), eq(requestReads.memberId, ctx.actor.id)),
    )
    .where(where)
    .orderBy(isAscending ? asc(SORTS[sort]) : desc(SORTS[sort]), desc(requests.number))
    .limit(by.most ?? INBOX_LIMIT)
    .all();
  return rows.map(({ seenAt, ...row }) => ({
    ...row,
    isUnread: row.status !== "Resolved" && (seenAt ?? 0) < row.updatedAt,
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

/** One view of the inbox, with how many every view holds under the same filters. Agents and admins only. */
export function readInbox(ctx: MemberContext, query: InboxQuery): Inbox {
  if (!mayWorkOn(ctx.actor)) throw new DeskError("not-allowed", "The inbox is for agents.");
  const filter = filterCondition(query, ctx.actor.id, ctx.clock.now());
  const rows = selectRequests(ctx, and(viewCondition(query.view, ctx.actor.id), filter), query).map(
    toInboxRow,
  );
  const counts = countViews(ctx, filter);
  return { rows, counts, total: counts[query.view] };
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
  const rows = selectRequests(ctx, eq(requests.requesterId, ctx.actor.id));
  const turns = readTurns(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ isUnread: _isUnread, ...row }) => ({ ...row, turns: turns.get(row.id) ?? [] }));
}
