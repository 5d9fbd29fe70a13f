import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import { datesOf } from "#lib/hris/dates-data.ts";
import { zoneOf } from "#lib/hris/offices/zone-data.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";

/** The person's start or end date as YYYY-MM-DD; null when nobody knows one. */
export function readPersonDate(db: Database, objectId: string, kind: "start" | "end"): string | null {
  return datesOf(db, objectId)[kind]?.date ?? null;
}

/** The time zone of the person's office. */
export function zoneOfPerson(db: Database, objectId: string): string {
  const person = db.select().from(people).where(eq(people.objectId, objectId)).get();
  return person === undefined ? readWorkspace(db).timeZone : zoneOf({ db }, person).timeZone;
}
