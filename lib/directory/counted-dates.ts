import { eq, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { personDates } from "#db/schema/index.ts";

/** A start or end date that workflows go by, YYYY-MM-DD, and who says it. */
export type CountedDate = { date: string; source: "hris" | "entra" };
export type CountedDates = { start: CountedDate | null; end: CountedDate | null };

/**
 * The dates of a person that count: HR's or Entra's, as chosen where they differ. Guests have none that
 * count, and somebody who was just imported none yet: for them it is what Entra says.
 */
export function countedDates(
  db: Database,
  person: { objectId: string; employeeHireDate: string | null; employeeLeaveDate: string | null },
): CountedDates {
  const rows = db.select().from(personDates).where(eq(personDates.objectId, person.objectId)).all();
  const find = (kind: "start" | "end", inEntra: string | null): CountedDate | null => {
    const row = rows.find((each) => each.kind === kind && each.date !== null);
    if (row?.date != null) return { date: row.date, source: row.source };
    return inEntra === null ? null : { date: inEntra, source: "entra" };
  };
  return { start: find("start", person.employeeHireDate), end: find("end", person.employeeLeaveDate) };
}

const counted = (kind: "start" | "end", inEntra: SQL): SQL => sql`coalesce(
  (SELECT d.date FROM person_dates d WHERE d.object_id = p.object_id AND d.kind = ${kind}), ${inEntra})`;

/** The same of the person `p` of a query. */
export const COUNTED_START = counted("start", sql`p.employee_hire_date`);
export const COUNTED_END = counted("end", sql`p.employee_leave_date`);
