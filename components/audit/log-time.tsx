"use client";
import { formatExactTime } from "#components/ui/time-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import { cn } from "#lib/platform/cn.ts";

const FORMAT = new Intl.DateTimeFormat("en-GB", {
  day: "2-digit",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** A moment to the second in the viewer's zone, as a log needs it; empty until that zone is known. */
export function LogTime({ at, isLong, className }: { at: number; isLong?: boolean; className?: string }) {
  const isKnown = useNow() !== null;
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={isKnown ? formatExactTime(at, {}) : undefined}
      className={cn("tabular-nums", !isLong && "whitespace-nowrap", !isKnown && "invisible", className)}
    >
      {isKnown
        ? isLong
          ? formatExactTime(at, {})
          : FORMAT.format(at).replace(",", "")
        : "00 Jan 2026 00:00:00"}
    </time>
  );
}
