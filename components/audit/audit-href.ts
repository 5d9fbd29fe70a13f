import type { AuditQuery } from "#lib/audit/types.ts";

const PAGE = "/settings/audit-log";

/** The address of the audit log with these filters; a changed filter begins at the newest again. */
export function auditHref(query: AuditQuery, change: Partial<AuditQuery> = {}): string {
  const next = { ...query, before: null, after: null, ...change };
  const search = filtersOf(next);
  if (next.before !== null) search.set("before", String(next.before));
  if (next.after !== null) search.set("after", String(next.after));
  return withSearch(PAGE, search);
}

/** Where the rows of these filters are downloaded. */
export function exportHref(query: AuditQuery, format: "csv" | "ndjson"): string {
  const search = filtersOf(query);
  search.set("format", format);
  return withSearch("/api/audit/export", search);
}

/** The page of one row. */
export function entryHref(seq: number): string {
  return `${PAGE}/${seq}`;
}

/** Whether any filter is in force. */
export function isFiltered(query: AuditQuery): boolean {
  return filtersOf(query).size > 0;
}

function filtersOf({ q, family, actor, result, from, to, zone }: AuditQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (q.trim() !== "") search.set("q", q.trim());
  if (family !== null) search.set("family", family);
  if (actor !== null) search.set("actor", actor);
  if (result !== null) search.set("result", result);
  if (from !== null) search.set("from", from);
  if (to !== null) search.set("to", to);
  // A day begins at another moment in each zone.
  if (from !== null || to !== null) search.set("zone", zone);
  return search;
}

function withSearch(path: string, search: URLSearchParams): string {
  return search.size === 0 ? path : `${path}?${search}`;
}
