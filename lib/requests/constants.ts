export const TITLE_MAX = 160;
export const BODY_MAX = 10_000;
/** Rows of the inbox at most; a search narrows further. */
export const INBOX_LIMIT = 200;
export const NUDGE_EVERY_MS = 24 * 60 * 60_000;
