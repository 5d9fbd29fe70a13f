export const TITLE_MAX = 160;
export const BODY_MAX = 10_000;
/** Requests that are changed at once, at most. */
export const BULK_MAX = 200;
export const SAVED_VIEWS_MAX = 20;
export const SAVED_ANSWERS_MAX = 200;
/** Rows of a page of the inbox. */
export const INBOX_PAGE = 100;
/** Own requests that the portal lists, the newest. */
export const OWN_MOST = 200;
/** A place in the inbox, as an address says it: a name or a title, and a number. */
export const PLACE_MAX = 400;
/** Rows of the queue beside a request: above it and below it. */
export const QUEUE_ABOVE = 12;
export const QUEUE_BELOW = 36;
/** Other requests of the same person beside a request. */
export const RELATED_MOST = 5;
export const NUDGE_EVERY_MS = 24 * 60 * 60_000;
/** Stands for the date of an end in a line's text: only the browser knows the reader's zone. */
export const DATE_MARK = "{date}";
