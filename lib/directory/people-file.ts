import type { CsvCell } from "#lib/platform/csv.ts";
import { columnSpec, type PeopleColumn } from "./people-columns.ts";
import { personFact } from "./person-fact.ts";
import type { PersonRow } from "./types.ts";

/** The head of a file of people. */
export function peopleHead(columns: readonly PeopleColumn[]): CsvCell[] {
  return ["Name", ...columns.map((column) => columnSpec(column).label)];
}

/** One person as the cells of such a file. */
export function personCells(row: PersonRow, columns: readonly PeopleColumn[]): CsvCell[] {
  return [row.displayName, ...columns.map((column) => personFact(row, column))];
}
