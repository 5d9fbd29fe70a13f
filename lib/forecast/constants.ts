/** How far the Forecast looks ahead, and how far back for what came in late. */
export const AHEAD_DAYS = 30;
export const LATE_DAYS = 30;
/** People, or accesses, of one kind that are listed. */
export const MOST_ROWS = 300;
