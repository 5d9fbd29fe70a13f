const DAY_MS = 86_400_000;

/** Where and how the viewer reads times. */
export type TimeFrame = { nowMs: number; timeZone?: string | undefined; locale?: string | undefined };

/**
 * The short form of a moment: `14:06` today, `Mon` in the six days before, `2 Oct` this year,
 * `2 Oct 2024` otherwise. Future days are dates, since a bare weekday would read as past.
 */
export function formatShortTime(atMs: number, { nowMs, timeZone, locale = "en-GB" }: TimeFrame): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(atMs);
  const daysAgo = dayNumber(nowMs, timeZone) - dayNumber(atMs, timeZone);
  if (daysAgo === 0) return part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (daysAgo > 0 && daysAgo < 7) return part({ weekday: "short" });
  const isSameYear = yearOf(nowMs, timeZone) === yearOf(atMs, timeZone);
  return part(
    isSameYear ? { day: "numeric", month: "short" } : { day: "numeric", month: "short", year: "numeric" },
  );
}

/** A moment to come, for sentences: its day (`today`, `tomorrow`, `Monday` within six days, `Monday 4 January`) and its time. */
export function formatComingTime(
  atMs: number,
  { nowMs, timeZone, locale = "en-GB" }: TimeFrame,
): { day: string; time: string } {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(atMs);
  const days = dayNumber(atMs, timeZone) - dayNumber(nowMs, timeZone);
  const date =
    days < 7 ? part({ weekday: "long" }) : part({ weekday: "long", day: "numeric", month: "long" });
  return {
    day: days === 0 ? "today" : days === 1 ? "tomorrow" : date,
    time: part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}

/** Weekday, date, seconds and zone: what hovering shows. */
export function formatExactTime(
  atMs: number,
  { timeZone, locale = "en-GB" }: Omit<TimeFrame, "nowMs">,
): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  }).format(atMs);
}

/** A length of time in its largest unit, rounded down: "45 seconds", "7 hours", "1 day". */
export function formatAge(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 60) return count(seconds, "second");
  if (seconds < 3600) return count(Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return count(Math.floor(seconds / 3600), "hour");
  return count(Math.floor(seconds / 86_400), "day");
}

function count(value: number, unit: string): string {
  return `${value} ${unit}${value === 1 ? "" : "s"}`;
}

/** Days since 1970 as the calendar of the zone counts them. */
function dayNumber(atMs: number, timeZone: string | undefined): number {
  const [year, month, day] = calendarOf(atMs, timeZone);
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
}

function yearOf(atMs: number, timeZone: string | undefined): number {
  return calendarOf(atMs, timeZone)[0];
}

function calendarOf(atMs: number, timeZone: string | undefined): [number, number, number] {
  const parts = new Intl.DateTimeFormat("en-US", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    timeZone,
  }).formatToParts(atMs);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return [read("year"), read("month"), read("day")];
}
