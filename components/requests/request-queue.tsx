"use client";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { inboxHref } from "#lib/requests/inbox-href.ts";
import type { InboxQuery } from "#lib/requests/types.ts";
import type { Inbox, InboxView } from "#lib/requests/types.ts";
import { InboxList } from "./inbox-list.tsx";

const NAME: Record<InboxView, string> = {
  open: "All open",
  unassigned: "Unassigned",
  mine: "Mine",
  mentioned: "Mentions me",
  waiting: "Waiting",
  resolved: "Resolved",
};

type RequestQueueProps = { query: InboxQuery; inbox: Inbox; current: number };

/** The view that the request was opened from, beside it. */
export function RequestQueue({ query, inbox, current }: RequestQueueProps) {
  // Once per request: the page is made anew for each.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer scrollIntoView with a promise, which is no clean-up.
    box.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <nav aria-label="Queue" className="flex min-h-0 flex-col border-r border-line bg-bg max-2xl:hidden">
      <div className="flex h-head flex-none items-center gap-2 border-b border-line px-4">
        <Link href={inboxHref(query)} className="rounded-mark font-medium hover:underline underline-offset-3">
          {NAME[query.view]}
        </Link>
        <span className="text-12 text-ink-3 tabular-nums">{inbox.counts[query.view]}</span>
      </div>
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
        <InboxList query={query} rows={inbox.rows} current={current} />
      </div>
    </nav>
  );
}
