export const HOUR_MS = 60 * 60_000;
/** What the form offers; an approval that is not given in time is denied. */
export const EXPIRY_HOURS = [4, 24, 72, 168] as const;
