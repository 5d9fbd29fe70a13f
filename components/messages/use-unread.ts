"use client";
import { useEffect, useSyncExternalStore } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";

const REFRESH_MS = 15_000;

/** What the server has counted, and when (epoch ms). */
export type Unread = { count: number; readAt: number };

/** The newest answer, and the page it was asked on: a newer page is never covered by an older answer. */
let answer: { page: number; count: number } | null = null;
let page = 0;
let bells = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

/** How many notifications are unread: first from the server, then again every 15 seconds, once for all bells. */
export function useUnread({ count, readAt }: Unread): number {
  const newest = useSyncExternalStore(
    watch,
    () => answer,
    () => null,
  );
  useEffect(() => {
    page = readAt;
    bells += 1;
    timer ??= setInterval(() => void (document.hidden || refreshUnread()), REFRESH_MS);
    return () => {
      bells -= 1;
      if (bells > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, [readAt]);
  return newest?.page === readAt ? newest.count : count;
}

/** Counts again now, because something was read. */
export async function refreshUnread(): Promise<void> {
  const of = page;
  try {
    const signal = AbortSignal.timeout(REFRESH_MS);
    const { unread } = await fetchJson<{ unread: number }>("/api/messages/unread", signal);
    answer = { page: of, count: unread };
  } catch {
    // No answer is no news: what is shown stays until the next one.
    return;
  }
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
