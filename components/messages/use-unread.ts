"use client";
import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "#components/entra/fetch-json.ts";

const REFRESH_MS = 15_000;
/** Everything the bell shows; forget it when something was read. */
export const UNREAD_KEY = "unread messages";

/** What the server has counted, and when (epoch ms). */
export type Unread = { count: number; readAt: number };

/** How many notifications are unread: first from the server, then again every 15 seconds. */
export function useUnread({ count, readAt }: Unread): number {
  const { data } = useQuery({
    // The server's answer is part of the key, so that a newer page is never covered by an older read.
    queryKey: [UNREAD_KEY, readAt],
    queryFn: ({ signal }) => fetchJson<{ unread: number }>("/api/messages/unread", signal),
    initialData: { unread: count },
    initialDataUpdatedAt: readAt,
    refetchInterval: REFRESH_MS,
  });
  return data.unread;
}
