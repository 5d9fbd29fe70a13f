import type { ColumnMapping } from "./types.ts";

/** What one file, or one call of the API, may hold. */
export const MOST_ROWS = 50_000;
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
export const MOST_API_PEOPLE = 5_000;
export const MOST_API_BYTES = 2 * 1024 * 1024;
/** Refusals and hints that the dry run lists. */
export const MOST_LISTED = 200;
/** Conflicts that the page lists. */
export const MOST_CONFLICTS = 200;

/** What HR can say about a person, in the order of the form. */
export const HRIS_FIELDS = ["person", "startDate", "endDate", "department", "manager"] as const;

export const FIELD_TITLES: Record<(typeof HRIS_FIELDS)[number], string> = {
  person: "Work email or object ID",
  startDate: "Start date",
  endDate: "End date",
  department: "Department",
  manager: "Manager’s email",
};

/** No column holds anything. */
export const NO_COLUMNS: ColumnMapping = {
  person: null,
  startDate: null,
  endDate: null,
  department: null,
  manager: null,
};
