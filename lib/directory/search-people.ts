import type { Database } from "#db/client.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { countMatches, countsFromHits, countSmall, peopleCounts } from "./people-counts.ts";
import { planPeople, type Plan } from "./people-plan.ts";
import { DEFAULT_COLUMNS, type PeopleColumn } from "./people-columns.ts";
import { decodeCursor, encodeCursor, positionOf } from "./people-sort.ts";
import { readPeopleRows } from "./people-rows.ts";
import { UnknownFilterError } from "./people-sources.ts";
import { findsAnyone, readFrom, viewOf, type Found, type View } from "./people-walk.ts";
import type { CappedCount, PeoplePage, PeopleQuery, PersonStatus, StatusCounts } from "./types.ts";

/** Rows of one page. */
export const PAGE_SIZE = 50;

/**
 * One page of People. Without a status everybody in scope; "Blocked" and "Deleted" list those people
 * even outside the scope, because agents act on them. Employees get people in scope and their work
 * facts, whatever the address asks for.
 * @throws DeskError not-allowed when an employee asks by status, group or app.
 */
export function searchPeople(
  ctx: Pick<Context, "db" | "actor">,
  query: PeopleQuery,
  pageSize = PAGE_SIZE,
  columns: readonly PeopleColumn[] = DEFAULT_COLUMNS,
): PeoplePage {
  const isDesk = requireAllowed(ctx.actor, query);
  const { db } = ctx;
  let plan: Plan;
  try {
    plan = planPeople(db, query, () => peopleCounts(db).inScope);
  } catch (error) {
    if (error instanceof UnknownFilterError) return emptyPage(isDesk);
    throw error;
  }
  const found = readPage(db, query, plan, viewOf(query, plan, isDesk), pageSize);
  const { counts, total } = countPage(db, query, plan, isDesk);
  const ids = found.rows.map((row) => row.id);
  const cursorAt = (row: Found | undefined, isBackward: boolean) =>
    row === undefined
      ? null
      : encodeCursor({ isBackward, position: positionOf(query.sort, row) }, query.sort, query.order);
  return {
    rows: readPeopleRows(db, ids, isDesk, columns),
    total,
    counts,
    previous: found.hasPrevious ? cursorAt(found.rows[0], true) : null,
    next: found.hasNext ? cursorAt(found.rows.at(-1), false) : null,
  };
}

/** Agents, admins and Gatehouse itself see status, groups, apps and history; employees work facts. */
export function seesDeskFacts(actor: Context["actor"]): boolean {
  return actor.kind === "member" ? actor.role !== "employee" : actor.kind !== "machine";
}

/** Whether the reader sees desk facts. Throws `DeskError` when the query needs them and the reader doesn't. */
export function requireAllowed(actor: Context["actor"], query: PeopleQuery): boolean {
  const isDesk = seesDeskFacts(actor);
  if (!isDesk && asksForDeskFacts(query)) {
    throw new DeskError("not-allowed", "Your role does not include this filter.");
  }
  return isDesk;
}

/** True when a query needs what employees may not see. */
function asksForDeskFacts(query: PeopleQuery): boolean {
  return (
    query.status !== null ||
    query.groupObjectId !== null ||
    query.appObjectId !== null ||
    query.sort === "status"
  );
}

/** The same query without what employees may not ask for. */
export function withoutDeskFilters(query: PeopleQuery): PeopleQuery {
  const sort = query.sort === "status" ? "name" : query.sort;
  return { ...query, status: null, groupObjectId: null, appObjectId: null, sort, viewId: null };
}

function readPage(db: Database, query: PeopleQuery, plan: Plan, view: View, pageSize: number) {
  const cursor = decodeCursor(query.cursor, query.sort, query.order);
  const rows = readFrom(db, query, plan, view, cursor, pageSize + 1);
  const hasMore = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (cursor?.isBackward !== true) return { rows: page, hasNext: hasMore, hasPrevious: cursor !== null };
  if (hasMore) return { rows: page.toReversed(), hasNext: true, hasPrevious: true };
  // Back at the start: a full first page rather than the few rows before the cursor.
  const first = readFrom(db, query, plan, view, null, pageSize + 1);
  return { rows: first.slice(0, pageSize), hasNext: first.length > pageSize, hasPrevious: false };
}

function countPage(
  db: Database,
  query: PeopleQuery,
  plan: Plan,
  isDesk: boolean,
): { counts: StatusCounts | null; total: CappedCount } {
  const exact = (value: number) => ({ value, isCapped: false });
  const whole = peopleCounts(db);
  if (plan.isPlain || plan.isSmall) {
    const found = plan.isPlain ? whole : countSmall(db, plan);
    const all = exact(findsAnyone(query, isDesk) ? found.any : found.inScope);
    const counts = {
      all,
      Active: exact(found.active),
      Blocked: exact(found.blocked),
      Deleted: exact(found.deleted),
    };
    return { counts: isDesk ? counts : null, total: counts[query.status ?? "all"] };
  }
  const hits = plan.hits?.isSearch === false || countsFromHits(whole) ? (plan.hits?.from ?? null) : null;
  const count = (status: PersonStatus | null) => {
    // Blocked and deleted people are few, and walked.
    const isMany = hits !== null && (status === null || status === "Active");
    const listed = isMany ? { ...plan, from: hits, isSmall: true } : plan;
    const view = viewOf({ ...query, status }, listed, isDesk);
    return countMatches(db, listed, view.from, view.where);
  };
  const all = count(null);
  if (!isDesk) return { counts: null, total: all };
  // With the usual scope everybody in it is active: no need to count twice.
  const Active = whole.active === whole.inScope ? all : count("Active");
  const counts: StatusCounts = { all, Active, Blocked: count("Blocked"), Deleted: count("Deleted") };
  return { counts, total: counts[query.status ?? "all"] };
}

function emptyPage(isDesk: boolean): PeoplePage {
  const none = { value: 0, isCapped: false };
  const counts = isDesk ? { all: none, Active: none, Blocked: none, Deleted: none } : null;
  return { rows: [], total: none, counts, previous: null, next: null };
}
