import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { COUNTED_END, COUNTED_START } from "./counted-dates.ts";
import { columnSpec, type PeopleColumn } from "./people-columns.ts";
import type { PersonRow, PersonStatus } from "./types.ts";

type RawRow = {
  id: number;
  objectId: string;
  displayName: string;
  workEmail: string;
  jobTitle: string | null;
  department: string | null;
  officeLocation: string | null;
  managerObjectId: string | null;
  managerName: string | null;
  status: PersonStatus;
  isGuest: number;
  isInScope: number;
  groupCount: number | null;
  appCount: number | null;
} & Record<string, unknown>;

/** Counts are dear: they are read only where they are shown. */
const COUNTS = {
  groups: sql`(SELECT count(*) FROM memberships x JOIN groups g ON g.id = x.group_id WHERE x.member_id = p.id)`,
  apps: sql`(SELECT count(*) FROM (
    SELECT a.app_id FROM assignments a WHERE a.principal_id = p.id
    UNION SELECT a.app_id FROM memberships x JOIN assignments a ON a.principal_id = x.group_id
      WHERE x.member_id = p.id))`,
};

/** Where the columns beyond the usual ones are read from; null for those every row has anyway. */
const MORE: Record<PeopleColumn, SQL | null> = {
  email: null,
  title: null,
  department: null,
  manager: null,
  office: null,
  groups: null,
  apps: null,
  status: null,
  givenName: sql`p.given_name`,
  surname: sql`p.surname`,
  upn: sql`p.user_principal_name`,
  userType: sql`CASE p.is_guest WHEN 1 THEN 'Guest' ELSE 'Member' END`,
  employeeId: sql`p.employee_id`,
  employeeType: sql`p.employee_type`,
  company: sql`p.company_name`,
  city: sql`p.city`,
  country: sql`p.country`,
  usageLocation: sql`p.usage_location`,
  mobile: sql`p.mobile_phone`,
  phone: sql`p.business_phone`,
  startDate: COUNTED_START,
  endDate: COUNTED_END,
  source: sql`CASE p.is_on_premises WHEN 1 THEN 'On-premises' ELSE 'Cloud' END`,
  objectId: sql`p.object_id`,
};

/**
 * The rows of one page, in the order of `ids`, with what `columns` ask for. For employees nothing but
 * work facts is read: status, counts and the rest stay in the database, and a manager outside the scope
 * has no name.
 */
export function readPeopleRows(
  db: Database,
  ids: readonly number[],
  isDesk: boolean,
  columns: readonly PeopleColumn[],
): PersonRow[] {
  if (ids.length === 0) return [];
  const more = columns.filter(
    (column) => MORE[column] !== null && (isDesk || columnSpec(column).isDeskOnly !== true),
  );
  const manager = isDesk ? sql`m.id = p.manager_id` : sql`m.id = p.manager_id AND m.in_scope = 1`;
  const rows = db.all<RawRow>(sql`SELECT p.id AS id, p.object_id AS objectId, p.display_name AS displayName,
      p.work_email AS workEmail, p.job_title AS jobTitle, p.department AS department,
      p.office_location AS officeLocation, m.object_id AS managerObjectId, m.display_name AS managerName
      ${isDesk ? deskColumns(columns) : sql``}
      ${sql.join(more.map((column) => sql`, ${MORE[column]} AS ${sql.identifier(`more_${column}`)}`))}
    FROM json_each(${JSON.stringify(ids)}) d CROSS JOIN people p ON p.id = d.value
    LEFT JOIN people m ON ${manager} ORDER BY d.key`);
  return rows.map((row) => toRow(row, isDesk, more));
}

function deskColumns(columns: readonly PeopleColumn[]): SQL {
  return sql`, p.status AS status, p.is_guest AS isGuest, p.in_scope AS isInScope,
    ${columns.includes("groups") ? COUNTS.groups : sql`NULL`} AS groupCount,
    ${columns.includes("apps") ? COUNTS.apps : sql`NULL`} AS appCount`;
}

function toRow(row: RawRow, isDesk: boolean, more: readonly PeopleColumn[]): PersonRow {
  const { objectId, displayName, workEmail, jobTitle, department, officeLocation } = row;
  const manager =
    row.managerObjectId === null || row.managerName === null
      ? null
      : { objectId: row.managerObjectId, displayName: row.managerName };
  const desk = isDesk
    ? {
        status: row.status,
        isGuest: row.isGuest === 1,
        isInScope: row.isInScope === 1,
        groupCount: row.groupCount,
        appCount: row.appCount,
      }
    : null;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    objectId,
    displayName,
    workEmail,
    jobTitle,
    department,
    officeLocation,
    manager,
    desk,
    more: Object.fromEntries(more.map((column) => [column, text(row[`more_${column}`])])),
  };
}
