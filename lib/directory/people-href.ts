import type { PeopleQuery } from "./types.ts";

/**
 * The address of the People list for a query. Whatever changes, paging starts over unless `cursor`
 * is part of the change.
 */
export function peopleHref(query: PeopleQuery, change: Partial<PeopleQuery> = {}): string {
  const search = peopleSearch({ ...query, cursor: null, ...change });
  return search === "" ? "/people" : `/people?${search}`;
}

/** What a saved view keeps of a query: everything but the page and the view itself. */
export function savedSearch(query: PeopleQuery): string {
  return peopleSearch({ ...query, cursor: null, viewId: null });
}

/** A query as the search part of an address. */
export function peopleSearch(next: PeopleQuery): string {
  const params = new URLSearchParams();
  if (next.q.trim() !== "") params.set("q", next.q);
  if (next.status !== null) params.set("status", next.status);
  for (const department of next.departments) params.append("department", department);
  for (const office of next.offices) params.append("office", office);
  if (next.managerObjectId !== null) params.set("manager", next.managerObjectId);
  if (next.groupObjectId !== null) params.set("group", next.groupObjectId);
  if (next.appObjectId !== null) params.set("app", next.appObjectId);
  if (next.hasNoManager) params.set("noManager", "1");
  if (next.sort !== "name") params.set("sort", next.sort);
  if (next.order !== "asc") params.set("order", next.order);
  if (next.cursor !== null) params.set("cursor", next.cursor);
  if (next.viewId !== null) params.set("view", next.viewId);
  return params.toString();
}

/** How many filters are set, the search text and the status switch not counted. */
export function countFilters(query: PeopleQuery): number {
  return [
    query.departments.length > 0,
    query.offices.length > 0,
    query.managerObjectId !== null,
    query.groupObjectId !== null,
    query.appObjectId !== null,
    query.hasNoManager,
  ].filter(Boolean).length;
}
