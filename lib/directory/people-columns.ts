import type { PersonSort } from "./types.ts";

/** Every fact that the People list can show beside the name. The name itself is always there. */
export const PEOPLE_COLUMNS = {
  email: { label: "Work email", width: 220, sort: "email" },
  title: { label: "Job title", width: 172, sort: "title" },
  department: { label: "Department", width: 120, sort: "department" },
  manager: { label: "Manager", width: 142 },
  office: { label: "Office", width: 100, sort: "office" },
  groups: { label: "Groups", width: 60, isDeskOnly: true, isNumber: true },
  apps: { label: "Apps", width: 52, isDeskOnly: true, isNumber: true },
  status: { label: "Status", width: 96, isDeskOnly: true, sort: "status" },
  givenName: { label: "Given name", width: 120, isDeskOnly: true },
  surname: { label: "Surname", width: 120, isDeskOnly: true },
  upn: { label: "UPN", width: 228, isDeskOnly: true },
  userType: { label: "User type", width: 86, isDeskOnly: true },
  employeeId: { label: "Employee ID", width: 104, isDeskOnly: true },
  employeeType: { label: "Employee type", width: 112, isDeskOnly: true },
  company: { label: "Company", width: 150, isDeskOnly: true },
  city: { label: "City", width: 110, isDeskOnly: true },
  country: { label: "Country", width: 104, isDeskOnly: true },
  usageLocation: { label: "Usage location", width: 112, isDeskOnly: true },
  mobile: { label: "Mobile", width: 138, isDeskOnly: true },
  phone: { label: "Phone", width: 138, isDeskOnly: true },
  startDate: { label: "Start date", width: 104, isDeskOnly: true },
  endDate: { label: "End date", width: 104, isDeskOnly: true },
  source: { label: "Source", width: 104, isDeskOnly: true },
  objectId: { label: "Object ID", width: 290, isDeskOnly: true },
} as const satisfies Record<string, ColumnSpec>;

type ColumnSpec = {
  label: string;
  /** In pixels, as the table begins; the rest of the room goes to the last one. */
  width: number;
  /** Only where an index holds the order. */
  sort?: PersonSort;
  /** Not shown to employees: they see work facts only. */
  isDeskOnly?: true;
  isNumber?: true;
};

export type PeopleColumn = keyof typeof PEOPLE_COLUMNS;

export const DEFAULT_COLUMNS: readonly PeopleColumn[] = [
  "email",
  "title",
  "department",
  "manager",
  "office",
  "groups",
  "apps",
  "status",
];

/** What is known of a column, with everything that may be left out. */
export function columnSpec(column: PeopleColumn): ColumnSpec {
  return PEOPLE_COLUMNS[column];
}

/** Whether a text names a column. */
export function isPeopleColumn(text: string): text is PeopleColumn {
  return Object.hasOwn(PEOPLE_COLUMNS, text);
}

/** All columns that a reader may have, in their usual order. */
export function offeredColumns(isDesk: boolean): PeopleColumn[] {
  return Object.keys(PEOPLE_COLUMNS)
    .filter(isPeopleColumn)
    .filter((column) => isDesk || columnSpec(column).isDeskOnly !== true);
}

/** The columns of a reader: what was chosen, else the usual ones; never what the reader may not see. */
export function columnsFor(chosen: readonly string[] | null, isDesk: boolean): PeopleColumn[] {
  const offered = offeredColumns(isDesk);
  const wanted: readonly string[] = chosen ?? DEFAULT_COLUMNS;
  return [...new Set(wanted)].filter(isPeopleColumn).filter((column) => offered.includes(column));
}
