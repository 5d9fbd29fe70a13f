import { inboxSearch } from "#lib/requests/inbox-href.ts";
import type { Inbox, InboxQuery } from "#lib/requests/types.ts";

/** The inbox as the desk's API tells it; throws when it does not answer. */
export async function fetchInbox(query: InboxQuery, signal: AbortSignal): Promise<Inbox> {
  const response = await fetch(`/api/requests?${inboxSearch(query)}`, { signal });
  if (!response.ok) throw new Error(`The inbox answered ${response.status}.`);
  // The route's answer has this shape by its own types.
  return (await response.json()) as Inbox;
}
