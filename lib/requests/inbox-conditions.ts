import { and, eq, isNull, lte, ne, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { members, mentions, requests } from "#db/schema/index.ts";
import type { InboxQuery, InboxView } from "./types.ts";

export const requester = alias(members, "requester");
export const assignee = alias(members, "assignee");

const DAY_MS = 24 * 60 * 60_000;
const AGE_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const;

/** Which requests a view shows. */
export function viewCondition(view: InboxView, ownId: string): SQL | undefined {
  const isOpen = ne(requests.status, "Resolved");
  const conditions: Record<InboxView, SQL | undefined> = {
    open: isOpen,
    unassigned: and(isOpen, isNull(requests.assigneeId)),
    mine: and(isOpen, eq(requests.assigneeId, ownId)),
    // Named with @ by somebody, and still open.
    mentioned: and(
      isOpen,
      sql`${requests.id} IN (SELECT ${mentions.requestId} FROM ${mentions} WHERE ${mentions.memberId} = ${ownId})`,
    ),
    waiting: eq(requests.status, "Waiting"),
    resolved: eq(requests.status, "Resolved"),
  };
  return conditions[view];
}

/** What narrows every view alike: the search and the filters. */
export function filterCondition(query: InboxQuery, ownId: string, now: number): SQL | undefined {
  const { service, status, age } = query;
  return and(
    searchCondition(query.q),
    service === undefined ? undefined : eq(requests.serviceKey, service),
    assigneeCondition(query.assignee, ownId),
    query.requester === undefined ? undefined : eq(requests.requesterId, query.requester),
    status === undefined ? undefined : eq(requests.status, status),
    age === undefined ? undefined : lte(requests.createdAt, now - AGE_MS[age]),
  );
}

function assigneeCondition(who: string | undefined, ownId: string): SQL | undefined {
  if (who === undefined) return undefined;
  if (who === "nobody") return isNull(requests.assigneeId);
  return eq(requests.assigneeId, who === "me" ? ownId : who);
}

/** Title, REQ number, requester's or subject's name contains the text. `%`, `_` and `\` are taken as they are typed. */
function searchCondition(q: string): SQL | undefined {
  if (q === "") return undefined;
  const number = /^(?:req-?)?(\d+)$/i.exec(q)?.[1];
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const contains = (
    column: typeof requests.title | typeof requests.subjectName | typeof members.displayName,
  ) => sql`${column} like ${pattern} escape '\\'`;
  return or(
    contains(requests.title),
    // The members once, not the requester of each request.
    sql`${requests.requesterId} IN (SELECT ${members.id} FROM ${members} WHERE ${contains(members.displayName)})`,
    contains(requests.subjectName),
    number === undefined ? undefined : eq(requests.number, Number(number)),
  );
}
