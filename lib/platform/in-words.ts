const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** "in 3 days", "in 6 hours", "within the hour"; rounded to the nearest. */
export function inWords(ms: number): string {
  const days = Math.round(ms / DAY_MS);
  if (ms >= 1.5 * DAY_MS) return `in ${days} days`;
  const hours = Math.round(ms / HOUR_MS);
  if (hours < 1) return "within the hour";
  return hours === 1 ? "in an hour" : `in ${hours} hours`;
}
