import type { InboxQuery, InboxSort } from "./types.ts";

const FILTERS = ["service", "assignee", "requester", "status", "age"] as const;
const PARTS = ["q", ...FILTERS, "sort", "order", "after", "before"] as const;

/** The query as an address says it: only what is not usual. */
export function inboxSearch(query: InboxQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (query.view !== "open") search.set("view", query.view);
  for (const part of PARTS) {
    const value = query[part];
    if (value !== undefined && value !== "") search.set(part, value);
  }
  return search;
}

/** The inbox as asked, or a request inside it; plain addresses for the usual view. */
export function inboxHref(query: InboxQuery, number?: number): string {
  const search = inboxSearch(query);
  const path = number === undefined ? "/requests" : `/requests/${number}`;
  return search.size === 0 ? path : `${path}?${search}`;
}

/** A view with nothing else asked; the order stays. */
export function unfiltered({ view, sort, order }: InboxQuery): InboxQuery {
  return { view, q: "", sort, order };
}

/** Whether anything but the view narrows the list. */
export function isFiltered(query: InboxQuery): boolean {
  return query.q !== "" || FILTERS.some((part) => query[part] !== undefined);
}

/** The same list asked otherwise, from its beginning. */
export const changed = (query: InboxQuery, change: Partial<InboxQuery>): InboxQuery => ({
  ...query,
  after: undefined,
  before: undefined,
  ...change,
});

/** Times and numbers start with the newest, names with A. */
export function usualOrder(sort: InboxSort): "asc" | "desc" {
  return sort === "updated" || sort === "created" || sort === "number" ? "desc" : "asc";
}
