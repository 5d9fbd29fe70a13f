/** What one file, or one call of the API, may hold. */
export const MOST_ROWS = 50_000;
export const MOST_API_PEOPLE = 5_000;
export const MOST_API_BYTES = 2 * 1024 * 1024;
/** Conflicts that the page lists. */
export const MOST_CONFLICTS = 200;

/** What HR can say about a person, in the order of the form. */
export const HRIS_FIELDS = ["person", "startDate", "endDate", "department", "manager"] as const;
