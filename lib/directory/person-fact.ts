import type { PeopleColumn } from "./people-columns.ts";
import type { PersonRow } from "./types.ts";

/** What a column says about one person, as it is stored; null when nothing is known. */
export function personFact(row: PersonRow, column: PeopleColumn): string | number | null {
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
