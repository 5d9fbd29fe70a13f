import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import type { OwnFacts } from "./resolve-inputs.ts";

/** What the directory says about a requester that an input can be filled with; nothing without a person in Entra. */
export function readOwnFacts(db: Database, objectId: string | null): OwnFacts {
  const person =
    objectId === null ? undefined : db.select().from(people).where(eq(people.objectId, objectId)).get();
  if (person === undefined) return {};
  const manager =
    person.managerId === null
      ? undefined
      : db.select().from(people).where(eq(people.id, person.managerId)).get();
  const own: OwnFacts = {};
  if (manager !== undefined) own.manager = { value: manager.objectId, text: manager.displayName };
  for (const fact of ["department", "jobTitle", "officeLocation"] as const) {
    const text = person[fact];
    if (text !== null && text !== "") own[fact] = { value: text, text };
  }
  return own;
}
