"use client";
import { formatExactTime } from "#components/ui/time-format.ts";
import { useNow } from "#components/ui/use-now.ts";

/** A moment to come, with its day and hour in the viewer's zone: "Wed 18 Nov, 14:07". */
export function Moment({ at, isDay }: { at: number; isDay?: boolean }) {
  // The server does not know the zone: it keeps the room and says nothing.
  const isKnown = useNow() !== null;
  const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const words = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(isDay ? { year: "numeric" } : hour),
    ...(isKnown ? {} : { timeZone: "UTC" }),
  }).format(at);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={isKnown ? formatExactTime(at, {}) : undefined}
      className={isKnown ? "tabular-nums" : "invisible"}
    >
      {words}
    </time>
  );
}
