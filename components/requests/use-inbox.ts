"use client";
import { useQuery } from "#components/ui/query.ts";
import type { InboxQuery } from "#lib/requests/types.ts";
import type { Inbox } from "#lib/requests/types.ts";
import { inboxSearch } from "#lib/requests/inbox-href.ts";
import { fetchInbox } from "./fetch-inbox.ts";

const REFRESH_MS = 10_000;

/**
 * The inbox: first paint from the server, then again every ten seconds while the page is looked at.
 * @param readAt when the server read it, epoch ms.
 */
export function useInbox(query: InboxQuery, initial: Inbox, readAt: number) {
  return useQuery({
    // The server's answer is part of the key, so that a newer page is never covered by an older read.
    queryKey: ["inbox", inboxSearch(query).toString(), readAt],
    queryFn: ({ signal }) => fetchInbox(query, signal),
    initialData: initial,
    initialDataUpdatedAt: readAt,
    refetchInterval: REFRESH_MS,
  });
}
