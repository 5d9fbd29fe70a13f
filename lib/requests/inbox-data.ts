import "server-only";
import { and, count, desc, eq, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { members, requests, services } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { INBOX_LIMIT } from "./constants.ts";
import { mayWorkOn } from "./policy.ts";
import { readTurns } from "./turns-data.ts";
import type { Inbox, InboxView, OwnRequest, RequestRow } from "./types.ts";

const requester = alias(members, "requester");
const assignee = alias(members, "assignee");

const columns = {
  id: requests.id,
  number: requests.number,
  title: requests.title,
  service: sql<string>`coalesce(${services.title}, ${requests.serviceKey})`,
  status: requests.status,
  requester: { id: requester.id, displayName: requester.displayName, objectId: requester.objectId },
  assignee: { id: assignee.id, displayName: assignee.displayName, objectId: assignee.objectId },
  updatedAt: requests.updatedAt,
  cancelledAt: requests.cancelledAt,
  subjectName: requests.subjectName,
};

/** Rows that match, newest change first. */
export function selectRequests(ctx: MemberContext, where: SQL | undefined): RequestRow[] {
  return ctx.db
    .select(columns)
    .from(requests)
    .innerJoin(requester, eq(requester.id, requests.requesterId))
    .leftJoin(assignee, eq(assignee.id, requests.assigneeId))
    .leftJoin(services, eq(services.key, requests.serviceKey))
    .where(where)
    .orderBy(desc(requests.updatedAt), desc(requests.number))
    .limit(INBOX_LIMIT)
    .all();
}

function viewCondition(view: InboxView, ownId: string): SQL | undefined {
  const isOpen = ne(requests.status, "Resolved");
  const conditions: Record<InboxView, SQL | undefined> = {
    open: isOpen,
    unassigned: and(isOpen, isNull(requests.assigneeId)),
    mine: and(isOpen, eq(requests.assigneeId, ownId)),
    waiting: eq(requests.status, "Waiting"),
    resolved: eq(requests.status, "Resolved"),
  };
  return conditions[view];
}

/** Title, REQ number or requester's name contains the text. `%`, `_` and `\` are taken as they are typed. */
function searchCondition(q: string): SQL | undefined {
  if (q === "") return undefined;
  const number = /^(?:req-?)?(\d+)$/i.exec(q)?.[1];
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const contains = (column: SQL.Aliased | typeof requests.title | typeof requester.displayName) =>
    sql`${column} like ${pattern} escape '\\'`;
  return or(
    contains(requests.title),
    contains(requester.displayName),
    number === undefined ? undefined : eq(requests.number, Number(number)),
  );
}

/** One view of the inbox with the counts of all views. Agents and admins only. */
export function readInbox(ctx: MemberContext, input: { view: InboxView; q: string }): Inbox {
  if (!mayWorkOn(ctx.actor)) throw new DeskError("not-allowed", "The inbox is for agents.");
  const countOf = (view: InboxView) =>
    ctx.db.select({ n: count() }).from(requests).where(viewCondition(view, ctx.actor.id)).get()?.n ?? 0;
  return {
    rows: selectRequests(ctx, and(viewCondition(input.view, ctx.actor.id), searchCondition(input.q))),
    counts: {
      open: countOf("open"),
      unassigned: countOf("unassigned"),
      mine: countOf("mine"),
      waiting: countOf("waiting"),
      resolved: countOf("resolved"),
    },
  };
}

/** The signed-in member's own requests. */
export function readOwnRequests(ctx: MemberContext): OwnRequest[] {
  const rows = selectRequests(ctx, eq(requests.requesterId, ctx.actor.id));
  const turns = readTurns(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, turns: turns.get(row.id) ?? [] }));
}
