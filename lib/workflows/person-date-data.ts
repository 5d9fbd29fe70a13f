import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";

/** The person's start or end date as YYYY-MM-DD; null when nobody knows one. */
export function readPersonDate(db: Database, objectId: string, kind: "start" | "end"): string | null {
  const person = db.select().from(people).where(eq(people.objectId, objectId)).get();
  const at = kind === "start" ? person?.employeeHireDate : person?.employeeLeaveDate;
  return at?.slice(0, 10) ?? null;
}

/** The time zone of the person's office. */
export function zoneOfPerson(db: Database, _objectId: string): string {
  return readWorkspace(db).timeZone;
}
