import type { InboxView } from "./types.ts";

export type InboxQuery = { view: InboxView; q: string };

/** The inbox in a view, or a request inside that view; plain addresses for the usual view. */
export function inboxHref(query: InboxQuery, number?: number): string {
  const search = new URLSearchParams();
  if (query.view !== "open") search.set("view", query.view);
  if (query.q !== "") search.set("q", query.q);
  const path = number === undefined ? "/requests" : `/requests/${number}`;
  return search.size === 0 ? path : `${path}?${search}`;
}
