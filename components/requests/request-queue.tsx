"use client";
import { useEffect, useRef } from "react";
import { Link } from "#components/ui/link.tsx";
import { inboxHref } from "#lib/requests/inbox-href.ts";
import type { InboxQuery } from "#lib/requests/types.ts";
import type { InboxView, Queue } from "#lib/requests/types.ts";
import { InboxList } from "./inbox-list.tsx";

const NAME: Record<InboxView, string> = {
  open: "All open",
  unassigned: "Unassigned",
  mine: "Mine",
  mentioned: "Mentions me",
  waiting: "Waiting",
  resolved: "Resolved",
};

type RequestQueueProps = { query: InboxQuery; queue: Queue; current: number };

/** The view that the request was opened from, beside it. */
export function RequestQueue({ query, queue, current }: RequestQueueProps) {
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
        <span className="text-12 text-ink-3 tabular-nums">{queue.total.toLocaleString("en-GB")}</span>
      </div>
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
        <InboxList query={query} rows={queue.rows} current={current} />
        {queue.rows.length < queue.total ? (
          <Link
            href={inboxHref(query)}
            className="block px-4 py-3 text-12 text-ink-3 underline-offset-3 hover:underline"
          >
            {`All ${queue.total.toLocaleString("en-GB")} in Requests`}
          </Link>
        ) : null}
      </div>
    </nav>
  );
}
