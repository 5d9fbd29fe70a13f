import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { officeTimeZones } from "#db/schema/index.ts";
import { fold } from "#lib/platform/fold.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";

/** The zone in which a person's dates are meant; `isOffice` is false where the workspace's stands in. */
export type PersonZone = { timeZone: string; isOffice: boolean };

/** The time zone of a person's office, else the workspace's. */
export function zoneOf({ db }: { db: Database }, person: { officeLocation: string | null }): PersonZone {
  const officeKey = fold(person.officeLocation ?? "");
  const row =
    officeKey === ""
      ? undefined
      : db.select().from(officeTimeZones).where(eq(officeTimeZones.officeKey, officeKey)).get();
  if (row !== undefined) return { timeZone: row.timeZone, isOffice: true };
  return { timeZone: readWorkspace(db).timeZone, isOffice: false };
}

/** One office with its zone; null where none is set. */
export type OfficeZone = { office: string; timeZone: string | null; peopleCount: number };

/** Offices of the people in scope and those with a zone, the largest first; spellings that fold alike are one. */
export function listOffices(db: Database): OfficeZone[] {
  const known = db.select().from(officeTimeZones).all();
  const offices = new Map<string, OfficeZone>(
    known.map(({ officeKey, office, timeZone }) => [officeKey, { office, timeZone, peopleCount: 0 }]),
  );
  const rows = db.all<{ office: string; count: number }>(sql`
    SELECT office_location AS office, count(*) AS count FROM people
     WHERE in_scope = 1 AND office_location IS NOT NULL GROUP BY office_location ORDER BY count DESC`);
  for (const { office, count } of rows) {
    const key = fold(office);
    if (key === "") continue;
    const found = offices.get(key);
    if (found === undefined) offices.set(key, { office, timeZone: null, peopleCount: count });
    else found.peopleCount += count;
  }
  return [...offices.values()].toSorted(
    (a, b) => b.peopleCount - a.peopleCount || a.office.localeCompare(b.office),
  );
}
