"use client";
import { formatComingTime, formatExactTime } from "#components/ui/time-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import type { DeskOutlook, DeskState } from "#lib/workspace/types.ts";

type DeskHoursProps = { outlook: DeskOutlook };

/** Whether the IT desk is open, until when, or when it opens again. */
export function DeskHours({ outlook }: DeskHoursProps) {
  const nowMs = useNow();
  const state = stateAt(outlook, nowMs);
  if (state === undefined) return null;
  if (state.isOpen)
    return (
      <>
        The IT desk is open until <Coming at={state.until} nowMs={nowMs} isTodayPlain />.
      </>
    );
  return (
    <>
      {`The IT desk is closed${dayOffWords(state, nowMs)}.`}
      {state.until === null ? null : (
        <>
          {" "}
          It opens <Coming at={state.until} nowMs={nowMs} />.
        </>
      )}
    </>
  );
}

/** When the IT desk opens; nothing while it is open. */
export function DeskOpens({ outlook }: DeskHoursProps) {
  const nowMs = useNow();
  const state = stateAt(outlook, nowMs);
  if (state === undefined || state.isOpen) return null;
  if (state.until === null) return "The IT desk is closed.";
  return (
    <>
      The IT desk opens <Coming at={state.until} nowMs={nowMs} />.
    </>
  );
}

/** The state at the reader's clock; none for a page so old that both are over. */
function stateAt(outlook: DeskOutlook, nowMs: number | null): DeskState | undefined {
  return nowMs === null ? outlook[0] : outlook.find(({ until }) => until === null || until > nowMs);
}

/** " today (Christmas)", where it is that day for the reader too. */
function dayOffWords({ dayOff }: Extract<DeskState, { isOpen: false }>, nowMs: number | null): string {
  if (dayOff === null) return "";
  const today =
    nowMs === null ? dayOff.date : new Intl.DateTimeFormat("en-CA", { dateStyle: "short" }).format(nowMs);
  if (today !== dayOff.date) return "";
  return dayOff.name === "" ? " today" : ` today (${dayOff.name})`;
}

/** "Monday at 09:00" in the reader's zone; room for it until that is known, as `Time` does. */
function Coming({
  at,
  nowMs,
  isTodayPlain = false,
}: {
  at: number;
  nowMs: number | null;
  isTodayPlain?: boolean;
}) {
  const { day, time } = nowMs === null ? { day: "today", time: "00:00" } : formatComingTime(at, { nowMs });
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={nowMs === null ? undefined : formatExactTime(at, {})}
      className={nowMs === null ? "invisible" : "tabular-nums"}
    >
      {isTodayPlain && day === "today" ? time : `${day} at ${time}`}
    </time>
  );
}
