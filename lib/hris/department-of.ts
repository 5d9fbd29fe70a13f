import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { hrisPeople, people } from "#db/schema/index.ts";

/** The department that counts for a person: HR's where it names one, else Entra's. */
export function departmentOf(db: Database, objectId: string): string | null {
  const row = db
    .select({ ours: hrisPeople.department, theirs: people.department })
    .from(people)
    .leftJoin(hrisPeople, eq(hrisPeople.objectId, people.objectId))
    .where(eq(people.objectId, objectId))
    .get();
  return row?.ours ?? row?.theirs ?? null;
}
