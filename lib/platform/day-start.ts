const DAY_MS = 86_400_000;

/** When a day (`2026-11-24`) begins in a zone, as epoch ms, also where clocks are put forward at midnight. */
export function dayStart(day: string, zone: string): number {
  return timeOfDay(day, "00:00", zone);
}

/** When the day after begins. */
export function dayEnd(day: string, zone: string): number {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return dayStart(next, zone);
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
  return local - Math.floor(at / 1000) * 1000;
}

/** When it is `hour` o'clock of a day in a zone, as `timeOfDay` tells it. */
export function hourOfDay(day: string, hour: number, zone: string): number {
  return timeOfDay(day, `${String(hour).padStart(2, "0")}:00`, zone);
}

/**
 * When clocks of a zone show a time (`09:30`) of a day, as epoch ms. A time they show twice is the first one;
 * one that they skip is as much later as they are put forward.
 */
export function timeOfDay(day: string, time: string, zone: string): number {
  const utc = Date.parse(`${day}T${time}:00Z`);
  // Of the days around it, so that each is safely on one side of a change of clocks.
  const before = utc - offsetMs(utc - DAY_MS, zone);
  const after = utc - offsetMs(utc + DAY_MS, zone);
  return [before, after].find((at) => at + offsetMs(at, zone) === utc) ?? before;
}

/** The day so many days after `day` (before it, where negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Which day it is at a moment in a zone: `2026-11-24`. */
export function dayIn(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}
