import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { MOST_CONFLICTS } from "./constants.ts";
import type { DateKind } from "./types.ts";

/** A date on which HR and Entra differ. */
export type DateConflict = {
  objectId: string;
  displayName: string;
  kind: DateKind;
  hris: string;
  entra: string;
};

/** People for whom HR and Entra say different dates, by name; at most 200, and how many there are. */
export function listConflicts(db: Database): { rows: DateConflict[]; total: number } {
  const found = sql`
    SELECT p.object_id AS objectId, p.display_name AS displayName, p.sort_key AS sortKey, 'start' AS kind,
           h.start_date AS hris, p.employee_hire_date AS entra
      FROM hris_people h JOIN people p ON p.object_id = h.object_id
     WHERE p.status <> 'Deleted' AND h.start_date <> p.employee_hire_date
    UNION ALL
    SELECT p.object_id, p.display_name, p.sort_key, 'end', h.end_date, p.employee_leave_date
      FROM hris_people h JOIN people p ON p.object_id = h.object_id
     WHERE p.status <> 'Deleted' AND h.end_date <> p.employee_leave_date`;
  const total = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${found})`).n;
  const rows = db.all<DateConflict>(sql`
    SELECT objectId, displayName, kind, hris, entra FROM (${found}) ORDER BY sortKey, kind LIMIT ${MOST_CONFLICTS}`);
  return { rows, total };
}
