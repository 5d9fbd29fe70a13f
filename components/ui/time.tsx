"use client";
import { cn } from "#lib/platform/cn.ts";
import { formatExactTime, formatShortTime } from "./time-format.ts";
import { useNow } from "./use-now.ts";

/**
 * A moment (epoch ms) in the viewer's zone. The server can't know that zone, so it keeps the room
 * and shows nothing until the browser has it: never a wrong time, no mismatch.
 */
export function Time({ at, className }: { at: number; className?: string }) {
  const nowMs = useNow();
  const iso = new Date(at).toISOString();
  return (
    <time
      dateTime={iso}
      title={nowMs === null ? undefined : formatExactTime(at, {})}
      className={cn("whitespace-nowrap tabular-nums", nowMs === null && "invisible", className)}
    >
      {nowMs === null ? "00:00" : formatShortTime(at, { nowMs })}
    </time>
  );
}
