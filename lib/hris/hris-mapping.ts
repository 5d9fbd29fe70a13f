import { fold } from "#lib/platform/fold.ts";
import { HRIS_FIELDS, NO_COLUMNS } from "./constants.ts";
import type { HrisTable } from "./hris-table.ts";
import type { ColumnMapping, HrisEntry, HrisField, HrisValues } from "./types.ts";

/** Column names by which HR systems call a field, folded, letters and digits only; the likeliest first. */
const NAMES: Record<HrisField, readonly string[]> = {
  person: [
    "workemail",
    "workmail",
    "email",
    "emailaddress",
    "mail",
    "emailwork",
    "primaryemail",
    "businessemail",
    "userprincipalname",
    "upn",
    "objectid",
    "entraid",
    "entraobjectid",
    "azureadobjectid",
    "person",
    "dienstlicheemail",
    "courriel",
  ],
  startDate: [
    "startdate",
    "hiredate",
    "employeehiredate",
    "dateofhire",
    "hiringdate",
    "joindate",
    "dateofjoining",
    "employmentstart",
    "firstday",
    "start",
    "startdatum",
    "eintritt",
    "eintrittsdatum",
    "datedebut",
    "dateentree",
  ],
  endDate: [
    "enddate",
    "leavedate",
    "employeeleavedate",
    "terminationdate",
    "lastday",
    "lastworkingday",
    "leavingdate",
    "exitdate",
    "employmentend",
    "end",
    "enddatum",
    "austritt",
    "austrittsdatum",
    "datefin",
    "datesortie",
  ],
  department: ["department", "dept", "departmentname", "team", "abteilung", "departement", "service"],
  manager: [
    "manageremail",
    "managersemail",
    "managermail",
    "supervisoremail",
    "reportstoemail",
    "reportsto",
    "manager",
    "supervisor",
    "vorgesetzter",
  ],
};

const plain = (name: string) => fold(name).replaceAll(/[^a-z0-9]/g, "");

/**
 * Which column holds what: as `remembered` from the last file where it has those columns, else by name.
 * A column is used once.
 */
export function guessMapping(headers: readonly string[], remembered: ColumnMapping | null): ColumnMapping {
  const mapping: ColumnMapping = { ...NO_COLUMNS };
  const isFree = (header: string) => !Object.values(mapping).includes(header);
  for (const field of HRIS_FIELDS) {
    const before = remembered?.[field] ?? null;
    if (before !== null && headers.includes(before) && isFree(before)) mapping[field] = before;
  }
  for (const field of HRIS_FIELDS) {
    if (mapping[field] !== null) continue;
    for (const name of NAMES[field]) {
      mapping[field] ??= headers.find((header) => plain(header) === name && isFree(header)) ?? null;
    }
  }
  return mapping;
}

/** The rows of a file as what they say about whom. A column that is not mapped says nothing. */
export function entriesOf(table: HrisTable, mapping: ColumnMapping): HrisEntry[] {
  const at = (field: HrisField) => {
    const header = mapping[field];
    return header === null ? -1 : table.headers.indexOf(header);
  };
  const columns = HRIS_FIELDS.map((field) => [field, at(field)] as const);
  return table.rows.map(({ line, cells }) => {
    const values: HrisValues = {};
    let person = "";
    for (const [field, column] of columns) {
      if (column < 0) continue;
      const cell = cells[column]?.trim() ?? "";
      if (field === "person") person = cell;
      else values[field] = cell === "" ? null : cell;
    }
    return { at: line, person, values };
  });
}
