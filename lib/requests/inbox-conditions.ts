import { and, eq, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { members, mentions, requests } from "#db/schema/index.ts";
import type { InboxQuery, InboxView } from "./types.ts";

export const requester = alias(members, "requester");
export const assignee = alias(members, "assignee");

/** The least that a trigram index finds. */
const INDEXED_LETTERS = 3;
const DAY_MS = 24 * 60 * 60_000;
const AGE_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const;

/** Not closed yet. Spelled out, because SQLite finds an index of some rows by its words only. */
export const isOpen = sql`${requests.status} <> 'Resolved'`;

/** Which requests a view shows. */
export function viewCondition(view: InboxView, ownId: string): SQL | undefined {
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

/** Every word is in the title, in the name of who asked or of whom it is for; or the text is the REQ number. */
function searchCondition(q: string): SQL | undefined {
  if (q === "") return undefined;
  const number = /^(?:req-?)?(\d+)$/i.exec(q)?.[1];
  const words = q.split(/[\s\0]+/).filter((word) => word !== "");
  return or(
    and(...words.map(holdsWord)),
    number === undefined ? undefined : eq(requests.number, Number(number)),
  );
}

/** The index knows words of three letters and more, whatever their case and accents. `%`, `_` and `\` are taken as they are typed. */
function holdsWord(word: string): SQL | undefined {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  const contains = (
    column: typeof requests.title | typeof requests.subjectName | typeof members.displayName,
  ) => sql`${column} like ${pattern} escape '\\'`;
  // The members once, not the requester of each request.
  const askers = sql`SELECT ${members.id} FROM ${members} WHERE ${contains(members.displayName)}`;
  if ([...word].length < INDEXED_LETTERS)
    return or(
      contains(requests.title),
      contains(requests.subjectName),
      sql`${requests.requesterId} IN (${askers})`,
    );
  const phrase = `"${word.replaceAll('"', '""')}"`;
  return sql`${requests.number} IN (SELECT rowid FROM requests_search WHERE requests_search MATCH ${phrase}
    UNION ALL SELECT r.number FROM requests r WHERE r.requester_id IN (${askers}))`;
}
