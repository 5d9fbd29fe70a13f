import "server-only";
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  like,
  lt,
  lte,
  ne,
  or,
} from "drizzle-orm";
import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { apps, auditEntries, groups, members, people, requests } from "#db/schema/index.ts";
import { AUDIT_FAMILIES, AUDIT_RESULTS, eventsSaying, FAILED_EVENTS } from "./audit-words.ts";
import { dayEnd, dayStart } from "#lib/platform/day-start.ts";
import type { AuditActor, AuditEntry, AuditPage, AuditQuery } from "./types.ts";

const PAGE = 100;
/** Past so many the total is not counted further. */
const COUNTED = 10_000;

/** One page of the audit log, newest first. */
export function readAuditPage(db: Database, query: AuditQuery): AuditPage {
  const where = auditConditions(query);
  const isBackwards = query.after !== null;
  const edge = isBackwards
    ? [gt(auditEntries.seq, query.after ?? 0)]
    : query.before === null
      ? []
      : [lt(auditEntries.seq, query.before)];
  const found = selectEntries(db)
    .where(and(...where, ...edge))
    .orderBy(isBackwards ? asc(auditEntries.seq) : desc(auditEntries.seq))
    .limit(PAGE + 1)
    .all();
  const rows = found.slice(0, PAGE);
  if (isBackwards) rows.reverse();
  const hasMore = found.length > PAGE;
  const isAll = !hasMore && query.before === null && !isBackwards;
  const [newest, oldest] = [rows[0]?.seq ?? null, rows.at(-1)?.seq ?? null];
  return {
    entries: withPages(db, rows),
    ...(isAll ? { total: rows.length, isTotalCapped: false } : countEntries(db, where)),
    older: isBackwards || hasMore ? oldest : null,
    newer: (isBackwards && hasMore) || query.before !== null ? newest : null,
  };
}

/** One row of the log; null when there is none. */
export function findAuditEntry(db: Database, seq: number): AuditEntry | null {
  const row = selectEntries(db).where(eq(auditEntries.seq, seq)).get();
  return row === undefined ? null : (withPages(db, [row])[0] ?? null);
}

/** Those the log can be narrowed to by name: admins and agents. */
export function listAuditActors(db: Database): AuditActor[] {
  return db
    .select({ id: members.id, name: members.displayName })
    .from(members)
    .where(ne(members.role, "employee"))
    .orderBy(members.displayName)
    .all();
}

/** The name of one actor of the log, who may have left since. */
export function findAuditActor(db: Database, id: string): AuditActor | null {
  const row = db
    .select({ name: auditEntries.actorName })
    .from(auditEntries)
    .where(eq(auditEntries.actorId, id))
    .orderBy(desc(auditEntries.seq))
    .limit(1)
    .get();
  return row === undefined ? null : { id, name: row.name };
}

/** The filters of a query, but for its pages. */
export function auditConditions(query: AuditQuery): SQL[] {
  const { event, actorId, actorKind, at } = auditEntries;
  const { family, actor, result, from, to, zone } = query;
  const where: (SQL | undefined)[] = [textCondition(query.q)];
  if (family !== null) {
    // The plus keeps SQLite from the index of events: it would read and sort a whole family for one page.
    const name = sql`+${event}`;
    const ranges = AUDIT_FAMILIES[family].begins.map((begin) =>
      and(gte(name, begin), lt(name, `${begin.slice(0, -1)}/`)),
    );
    where.push(or(...ranges));
  }
  if (actor === "stranger") where.push(eq(actorKind, "stranger"));
  else if (actor !== null) where.push(eq(actorId, actor));
  if (result !== null) {
    const isOne = inArray(auditEntries.result, [...AUDIT_RESULTS[result].results]);
    where.push(result === "failed" ? or(isOne, inArray(event, [...FAILED_EVENTS])) : isOne);
  }
  if (from !== null) where.push(gte(at, dayStart(from, zone)));
  if (to !== null) where.push(lt(at, dayEnd(to, zone)));
  return where.filter((each) => each !== undefined);
}

function textCondition(q: string): SQL | undefined {
  const typed = q.trim();
  if (typed === "") return undefined;
  const pattern = `%${typed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { event, actorName, targetName, targetId, graphRequestId, actionRunId, details } = auditEntries;
  const contains = (column: SQL | typeof event) => sql`${column} LIKE ${pattern} ESCAPE '\\'`;
  const columns = [event, actorName, targetName, targetId, graphRequestId, actionRunId];
  const events = eventsSaying(typed);
  return or(
    ...columns.map((column) => contains(sql`${column}`)),
    contains(sql`${details}`),
    events.length === 0 ? undefined : inArray(event, events),
    requestCondition(typed),
  );
}

/** "REQ-12" finds what belongs to that request. */
function requestCondition(typed: string): SQL | undefined {
  const number = /^req-?(\d{1,9})$/i.exec(typed)?.[1];
  if (number === undefined) return undefined;
  const id = sql`(SELECT ${requests.id} FROM ${requests} WHERE ${requests.number} = ${Number(number)})`;
  return or(sql`${auditEntries.requestId} = ${id}`, like(auditEntries.targetName, `REQ-${number}`));
}

/** Details as they lie in the database: somebody may have made them unreadable. */
const { details: _details, ...columns } = getTableColumns(auditEntries);
const detailsText = sql<string | null>`${auditEntries.details}`;

function selectEntries(db: Database) {
  return db
    .select({ ...columns, detailsText, requestNumber: requests.number })
    .from(auditEntries)
    .leftJoin(requests, eq(requests.id, auditEntries.requestId))
    .$dynamic();
}

/** A row with its details as text, as exports write it. */
export type StoredEntry = Omit<typeof auditEntries.$inferSelect, "details"> & {
  detailsText: string | null;
  requestNumber: number | null;
};

/** Rows for an export, oldest first: those after `afterSeq` up to `throughSeq`. */
export function readForExport(
  db: Database,
  where: readonly SQL[],
  { afterSeq, throughSeq, limit }: { afterSeq: number; throughSeq: number; limit: number },
): StoredEntry[] {
  const { seq } = auditEntries;
  return selectEntries(db)
    .where(and(...where, gt(seq, afterSeq), lte(seq, throughSeq)))
    .orderBy(asc(seq))
    .limit(limit)
    .all();
}

function countEntries(db: Database, where: SQL[]): Pick<AuditPage, "total" | "isTotalCapped"> {
  const capped = db
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(and(...where))
    .limit(COUNTED + 1)
    .as("capped");
  const total = db.select({ n: count() }).from(capped).get()?.n ?? 0;
  return { total: Math.min(total, COUNTED), isTotalCapped: total > COUNTED };
}

const DIRECTORY = { person: people, group: groups, app: apps } as const;
const PATHS = { person: "people", group: "groups", app: "apps" } as const;

/** Rows with the page of their target: things of the directory that are still there, and requests. */
function withPages(db: Database, rows: readonly StoredEntry[]): AuditEntry[] {
  const isHere = new Set<string>();
  for (const kind of ["person", "group", "app"] as const) {
    const table = DIRECTORY[kind];
    const ids = rows.flatMap(({ targetKind, targetId }) => (targetKind === kind ? (targetId ?? []) : []));
    if (ids.length === 0) continue;
    const found = db.select({ id: table.objectId }).from(table).where(inArray(table.objectId, ids)).all();
    for (const { id } of found) isHere.add(`${kind} ${id}`);
  }
  return rows.map(({ detailsText: text, ...row }) => ({
    ...row,
    details: readDetails(text),
    targetHref: targetHref(row, isHere),
  }));
}

const detailsSchema = z.record(z.string(), z.unknown());

function readDetails(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const parsed = detailsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : { text };
  } catch {
    // Only a row that was edited can be like this; the chain says so.
    return { text };
  }
}

function targetHref(
  { targetKind, targetId, targetName }: Pick<AuditEntry, "targetKind" | "targetId" | "targetName">,
  isHere: ReadonlySet<string>,
): string | null {
  if (targetKind === "request") {
    const number = /^REQ-(\d+)$/.exec(targetName ?? "")?.[1];
    return number === undefined ? null : `/requests/${number}`;
  }
  if (targetKind !== "person" && targetKind !== "group" && targetKind !== "app") return null;
  return isHere.has(`${targetKind} ${targetId}`) ? `/${PATHS[targetKind]}/${targetId}` : null;
}
