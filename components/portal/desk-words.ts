import { formatComingTime } from "#components/ui/time-format.ts";
import type { DeskOutlook, DeskState } from "#lib/workspace/types.ts";

/** The reader's clock; null where it is not known yet, as on the server. */
type Reader = { nowMs: number | null; timeZone?: string | undefined };
/** A sentence about the desk that ends in a moment, told in the reader's zone; `at` null: it ends before it. */
export type DeskWords = { before: string; at: number | null; when: string };

/** Whether the IT desk is open, until when, or when it opens; null for a page so old that nothing is known. */
export function deskWords(outlook: DeskOutlook, reader: Reader): DeskWords | null {
  const state = stateAt(outlook, reader);
  if (state === null) return null;
  const { day, time } = comingTime(state.until, reader);
  if (state.isOpen)
    return {
      before: "The IT desk is open until ",
      at: state.until,
      when: day === "today" ? time : `${day} at ${time}`,
    };
  const closed = `The IT desk is closed${dayOffWords(state, reader)}`;
  return state.until === null
    ? { before: closed, at: null, when: "" }
    : { before: `${closed}. It opens `, at: state.until, when: `${day} at ${time}` };
}

/** When the IT desk opens; null while it is open. */
export function opensWords(outlook: DeskOutlook, reader: Reader): DeskWords | null {
  const state = stateAt(outlook, reader);
  if (state === null || state.isOpen) return null;
  const { day, time } = comingTime(state.until, reader);
  return state.until === null
    ? { before: "The IT desk is closed", at: null, when: "" }
    : { before: "The IT desk opens ", at: state.until, when: `${day} at ${time}` };
}

function stateAt(outlook: DeskOutlook, { nowMs }: Reader): DeskState | null {
  const isNow = ({ until }: DeskState) => nowMs === null || until === null || until > nowMs;
  return outlook.find(isNow) ?? null;
}

/** As long as usual where the reader is not known, to keep the room for it. */
function comingTime(at: number | null, { nowMs, timeZone }: Reader): { day: string; time: string } {
  return at === null || nowMs === null
    ? { day: "today", time: "00:00" }
    : formatComingTime(at, { nowMs, timeZone });
}

/** " today (Christmas)", where it is that day for the reader too. */
function dayOffWords({ dayOff }: Extract<DeskState, { isOpen: false }>, { nowMs, timeZone }: Reader): string {
  if (dayOff === null) return "";
  const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });
  if (nowMs !== null && day.format(nowMs) !== dayOff.date) return "";
  return dayOff.name === "" ? " today" : ` today (${dayOff.name})`;
}
