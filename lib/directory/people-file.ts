import type { CsvCell } from "#lib/platform/csv.ts";
import { columnSpec, type PeopleColumn } from "./people-columns.ts";
import type { PersonRow } from "./types.ts";

/** The head of a file of people. */
export function peopleHead(columns: readonly PeopleColumn[]): CsvCell[] {
  return ["Name", ...columns.map((column) => columnSpec(column).label)];
}

/** One person as the cells of such a file. */
export function personCells(row: PersonRow, columns: readonly PeopleColumn[]): CsvCell[] {
  return [row.displayName, ...columns.map((column) => cellOf(row, column))];
}

function cellOf(row: PersonRow, column: PeopleColumn): CsvCell {
  switch (column) {
    case "email":
      return row.workEmail;
    case "title":
      return row.jobTitle;
    case "department":
      return row.department;
    case "manager":
      return row.manager?.displayName ?? null;
    case "office":
      return row.officeLocation;
    case "groups":
      return row.desk?.groupCount ?? null;
    case "apps":
      return row.desk?.appCount ?? null;
    case "status":
      return row.desk?.status ?? null;
    default:
      return row.more[column] ?? null;
  }
}
