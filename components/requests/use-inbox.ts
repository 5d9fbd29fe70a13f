"use client";
import { useQuery } from "@tanstack/react-query";
import type { InboxQuery } from "#lib/requests/inbox-href.ts";
import type { Inbox } from "#lib/requests/types.ts";
import { fetchInbox } from "./fetch-inbox.ts";

const REFRESH_MS = 10_000;

/**
 * The inbox: first paint from the server, then again every ten seconds while the page is looked at.
 * @param readAt when the server read it, epoch ms.
 */
export function useInbox({ view, q }: InboxQuery, initial: Inbox, readAt: number) {
  return useQuery({
    // The server's answer is part of the key, so that a newer page is never covered by an older read.
    queryKey: ["inbox", view, q, readAt],
    queryFn: ({ signal }) => fetchInbox({ view, q }, signal),
    initialData: initial,
    initialDataUpdatedAt: readAt,
    refetchInterval: REFRESH_MS,
  });
}
