/** A temporary password waits this long to be looked at. */
export const SHOWN_FOR_MS = 15 * 60_000;

/** Nothing is kept longer than this, not even while nobody can say whether Entra took it. */
export const KEPT_AT_MOST_MS = 60 * 60_000;
