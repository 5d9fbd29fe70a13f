import { addDays, dayIn, timeOfDay } from "#lib/platform/day-start.ts";
import { WEEKDAYS } from "./constants.ts";
import type { DayOff, DeskHours, DeskOutlook, DeskState } from "./types.ts";

/** How far it is looked for the next opening. */
const AHEAD_DAYS = 366;

type Plan = Pick<DeskHours, "week" | "daysOff">;

/** Whether the desk is open at a moment (epoch ms), and until when. Hours are of the clocks of `zone`. */
export function deskStateAt(plan: Plan, zone: string, at: number): DeskState {
  const today = dayIn(at, zone);
  for (let ahead = 0; ahead <= AHEAD_DAYS; ahead += 1) {
    const open = openOn(plan, addDays(today, ahead), zone);
    if (open === null || open.until <= at) continue;
    return open.from <= at
      ? { isOpen: true, until: open.until }
      : { isOpen: false, until: open.from, dayOff: dayOffOn(plan, today) };
  }
  return { isOpen: false, until: null, dayOff: dayOffOn(plan, today) };
}

/** The state at a moment and the one that follows it, if it ever changes. */
export function deskOutlook(plan: Plan, zone: string, at: number): DeskOutlook {
  const now = deskStateAt(plan, zone, at);
  return now.until === null ? [now] : [now, deskStateAt(plan, zone, now.until)];
}

/** When the desk opens and closes on a day; null: it does not open. */
function openOn(plan: Plan, day: string, zone: string): { from: number; until: number } | null {
  const hours = plan.week[weekdayOf(day)] ?? null;
  if (hours === null || dayOffOn(plan, day) !== null) return null;
  const from = timeOfDay(day, hours.from, zone);
  const until = timeOfDay(day, hours.to, zone);
  // Clocks that are put forward may skip all of it.
  return from < until ? { from, until } : null;
}

function dayOffOn({ daysOff }: Plan, day: string): DayOff | null {
  return daysOff.find(({ date }) => date === day) ?? null;
}

/** 0 for Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Days off that are not over, in their order. */
export function comingDaysOff(daysOff: readonly DayOff[], today: string): DayOff[] {
  return daysOff.filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
}

/** Hours as the audit log keeps them: "Monday to Friday 09:00–17:00, Saturday 10:00–12:00". */
export function hoursInWords({ isOn, week, daysOff }: DeskHours): { hours: string; daysOff: string[] } {
  const spans: { first: number; last: number; times: string }[] = [];
  for (const [day, open] of week.entries()) {
    if (open === null) continue;
    const times = `${open.from}–${open.to}`;
    const before = spans.at(-1);
    if (before?.times === times && before.last === day - 1) before.last = day;
    else spans.push({ first: day, last: day, times });
  }
  const said = spans.map(({ first, last, times }) => {
    const to = first === last ? "" : ` to ${WEEKDAYS[last]}`;
    return `${WEEKDAYS[first]}${to} ${times}`;
  });
  return {
    hours: isOn ? said.join(", ") || "closed every day" : "not said",
    daysOff: daysOff.map(({ date, name }) => `${date} ${name}`.trim()),
  };
}
