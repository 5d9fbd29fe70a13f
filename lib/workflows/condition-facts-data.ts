import "server-only";
import { eq, sql } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import type { ConditionFacts } from "./judge-conditions.ts";
import type { Occasion } from "./occasion.ts";

/** What conditions ask about a person, as things are now; null when the mirror has no such person. */
export function readConditionFacts(
  { db }: Pick<Context, "db">,
  personObjectId: string,
  { answers }: { answers: readonly Pick<Occasion["answers"][number], "key" | "text">[] },
): ConditionFacts | null {
  const person = db.select().from(people).where(eq(people.objectId, personObjectId)).get();
  if (person === undefined) return null;
  const { id, department, jobTitle, officeLocation, managerId } = person;
  const groups = db.all<{ objectId: string }>(sql`
    SELECT groups.object_id AS objectId FROM memberships JOIN groups ON groups.id = memberships.group_id
     WHERE memberships.member_id = ${id}`);
  return {
    person: { department, jobTitle, officeLocation },
    hasManager: managerId !== null,
    groupIds: new Set(groups.map(({ objectId }) => objectId)),
    answers: new Map(answers.map(({ key, text }) => [key, text])),
  };
}
