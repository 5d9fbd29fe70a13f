const DAY_HOURS = 24;

/** "5 hours", "1 day", "3 days": whole days as days. */
export function inHours(hours: number): string {
  const isDays = hours >= DAY_HOURS && hours % DAY_HOURS === 0;
  const count = isDays ? hours / DAY_HOURS : hours;
  return `${count} ${isDays ? "day" : "hour"}${count === 1 ? "" : "s"}`;
}
