export const TITLE_MAX = 160;
export const BODY_MAX = 10_000;
/** Rows of the inbox at most; a search narrows further. */
export const INBOX_LIMIT = 200;
