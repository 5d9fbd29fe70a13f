import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
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
  groupCount: number;
  appCount: number;
};

const DESK_COUNTS = sql`
  (SELECT count(*) FROM memberships x JOIN groups g ON g.id = x.group_id WHERE x.member_id = p.id) AS groupCount,
  (SELECT count(*) FROM (
    SELECT a.app_id FROM assignments a WHERE a.principal_id = p.id
    UNION SELECT a.app_id FROM memberships x JOIN assignments a ON a.principal_id = x.group_id
      WHERE x.member_id = p.id)) AS appCount`;

/**
 * The rows of one page, in the order of `ids`. For employees nothing but work facts is read: status,
 * group and app counts stay in the database, and a manager outside the scope has no name.
 */
export function readPeopleRows(db: Database, ids: readonly number[], isDesk: boolean): PersonRow[] {
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
  const manager = isDesk ? sql`m.id = p.manager_id` : sql`m.id = p.manager_id AND m.in_scope = 1`;
  const desk = isDesk
    ? sql`, p.status AS status, p.is_guest AS isGuest, p.in_scope AS isInScope, ${DESK_COUNTS}`
    : sql``;
  const rows = db.all<RawRow>(sql`SELECT p.id AS id, p.object_id AS objectId, p.display_name AS displayName,
      p.work_email AS workEmail, p.job_title AS jobTitle, p.department AS department,
      p.office_location AS officeLocation, m.object_id AS managerObjectId, m.display_name AS managerName ${desk}
    FROM people p LEFT JOIN people m ON ${manager} WHERE p.id IN (${list})`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toRow(row, isDesk)];
  });
}

function toRow(row: RawRow, isDesk: boolean): PersonRow {
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
  return { objectId, displayName, workEmail, jobTitle, department, officeLocation, manager, desk };
}
