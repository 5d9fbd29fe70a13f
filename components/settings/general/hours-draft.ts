import type { DeskHoursInput } from "#lib/workspace/schema.ts";
import type { DayOff, DeskHours } from "#lib/workspace/types.ts";

/** A closed day keeps times, for when it is opened. */
export type DayDraft = { isOpen: boolean; from: string; to: string };
export type DayOffDraft = DayOff & { key: number };
export type HoursDraft = { isOn: boolean; week: readonly DayDraft[]; daysOff: readonly DayOffDraft[] };

const USUAL = { from: "09:00", to: "17:00" };

/** What the form starts with. */
export function draftOf({ isOn, week, daysOff }: DeskHours): HoursDraft {
  return {
    isOn,
    week: week.map((open) => ({ isOpen: open !== null, ...(open ?? USUAL) })),
    daysOff: daysOff.map((dayOff, key) => ({ key, ...dayOff })),
  };
}

/** What is sent; of hours that are switched off only that. */
export function inputOf({ isOn, week, daysOff }: HoursDraft): DeskHoursInput {
  if (!isOn) return { isOn };
  return {
    isOn,
    week: week.map(({ isOpen, from, to }) =>
      isOpen ? { from: writtenTime(from), to: writtenTime(to) } : null,
    ),
    daysOff: daysOff.map(({ date, name }) => ({ date, name })),
  };
}

/** A time as it is written: 9, 930 and 9.30 are meant; what is none stays as it was typed. */
export function writtenTime(typed: string): string {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(typed.trim()) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, "0")}:${minute}`;
}

/** Monday's hours from Tuesday to Friday too. */
export function likeMonday(week: readonly DayDraft[]): readonly DayDraft[] {
  return week.map((day, at) => (at < 5 ? (week[0] ?? day) : day));
}

/** With one more day off, still empty. */
export function withDayOff(daysOff: readonly DayOffDraft[]): DayOffDraft[] {
  const key = Math.max(-1, ...daysOff.map((dayOff) => dayOff.key)) + 1;
  return [...daysOff, { key, date: "", name: "" }];
}
