import "server-only";
import type { Database } from "#db/client.ts";
import type { KnownPerson, PlanFacts, SaidRecord } from "./types.ts";

/** People as plans see them; deleted ones are not found. */
export const PERSON = `SELECT p.object_id AS objectId, p.display_name AS displayName, p.work_email AS workEmail,
  m.object_id AS managerObjectId, p.employee_hire_date AS hireDate, p.employee_leave_date AS leaveDate
  FROM people p LEFT JOIN people m ON m.id = p.manager_id WHERE p.status <> 'Deleted'`;
export const RECORD = `SELECT id, person_key AS personKey, object_id AS objectId, start_date AS startDate,
  end_date AS endDate, department, manager_email AS managerEmail FROM hris_people`;

/** What a plan of few rows asks, by prepared statements. */
export function planFacts(db: Database): PlanFacts {
  const client = db.$client;
  const byEmail = client.prepare<[string], KnownPerson>(`${PERSON} AND p.work_email = ? LIMIT 2`);
  const byId = client.prepare<[string], KnownPerson>(`${PERSON} AND p.object_id = ?`);
  const recordById = client.prepare<[string], SaidRecord>(`${RECORD} WHERE object_id = ?`);
  const recordByKey = client.prepare<[string], SaidRecord>(`${RECORD} WHERE person_key = ?`);
  return {
    findByEmail: (email) => {
      const [found, other] = byEmail.all(email);
      return other === undefined ? (found ?? null) : "several";
    },
    findById: (objectId) => byId.get(objectId) ?? null,
    recordOf: (objectId, personKey) =>
      (objectId === null ? undefined : recordById.get(objectId)) ?? recordByKey.get(personKey) ?? null,
  };
}
