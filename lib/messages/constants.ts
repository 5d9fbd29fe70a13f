export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** Waits after a try that failed in passing; after the last one it has failed. */
export const RETRY_WAITS_MS: readonly number[] = [1, 5, 15, 60].map((minutes) => minutes * MINUTE_MS);

/** Messages are kept for so long, read or not. */
export const KEPT_MS = 180 * DAY_MS;

/** The inbox shows this many; older ones are in nobody's way. */
export const INBOX_ROWS = 100;
