"use client";
import { CalendarClock, TriangleAlert } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Time } from "#components/ui/time.tsx";
import { cn } from "#lib/platform/cn.ts";
import { DATE_MARK } from "#lib/requests/constants.ts";
import type { TimelineLine } from "#lib/requests/types.ts";

/** Access that ends soon, or did not end on its date: a plain line of the timeline. */
export function EndingLine({ line }: { line: Extract<TimelineLine, { kind: "ending" }> }) {
  const isAlert = line.tone === "alert";
  const [before = "", after = ""] = line.text.split(DATE_MARK);
  return (
    <p className="grid grid-cols-[32px_minmax(0,1fr)_auto] items-start gap-x-2.5 text-ink-2">
      <span className={cn("grid h-5 place-items-center", isAlert ? "text-warning-text" : "text-ink-3")}>
        <Icon of={isAlert ? TriangleAlert : CalendarClock} size={14} />
      </span>
      <span className={cn("[overflow-wrap:anywhere]", isAlert && "text-ink")}>
        {before}
        <Time at={line.endsAt} />
        {after}
      </span>
      <Time at={line.at} className="text-12 leading-5 text-ink-3" />
    </p>
  );
}
