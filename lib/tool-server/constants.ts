/** A call is a few names and ids; anything longer is no call. */
export const BODY_MAX_BYTES = 64 * 1024;
/** Rows one search answers with at most. */
export const ROWS_MAX = 25;
export const QUERY_MAX = 200;
/** Lines of a timeline at most, the newest, and letters of one text. */
export const LINES_MAX = 100;
export const TEXT_MAX = 4_000;
