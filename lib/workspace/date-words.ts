const DAY = { day: "numeric", month: "long", year: "numeric" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;

/** "24 December 2026", as the calendar of `timeZone` counts. For sentences that are written on the server. */
export function dayWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { ...DAY, timeZone }).format(at);
}

/** "24 December 2026 at 09:00 CET": names its zone, because the reader may be in another. */
export function momentWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { ...DAY, ...TIME, timeZone }).format(at);
}
