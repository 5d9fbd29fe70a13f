const DAY_MS = 86_400_000;

/** A name of the day a moment falls on, in the viewer's zone; in UTC while that is unknown. */
export function dayOf(
  atMs: number,
  nowMs: number | null,
  timeZone = nowMs === null ? "UTC" : undefined,
): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(atMs);
}

/** "Today, Tuesday 17 November", "Yesterday, …", or the date alone, with its year when that is another one. */
export function dayLabel(atMs: number, nowMs: number | null, timeZone?: string): string {
  const now = nowMs ?? atMs;
  const isSameYear = dayOf(atMs, nowMs, timeZone).slice(0, 4) === dayOf(now, nowMs, timeZone).slice(0, 4);
  const date = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isSameYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(atMs);
  if (dayOf(atMs, nowMs, timeZone) === dayOf(now, nowMs, timeZone)) return `Today, ${date}`;
  if (dayOf(atMs, nowMs, timeZone) === dayOf(now - DAY_MS, nowMs, timeZone)) return `Yesterday, ${date}`;
  return date;
}
