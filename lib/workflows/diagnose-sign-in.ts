import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import { dayWords } from "#lib/workspace/date-words.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";

/** What the mirror knows about why somebody may not get in, for agents. Changes nothing. */
export function diagnoseSignIn(db: Database, objectId: string): string {
  const person = db.select().from(people).where(eq(people.objectId, objectId)).get();
  if (person === undefined) return "There is no such person in the directory any more.";
  const { timeZone } = readWorkspace(db);
  const found: string[] = [];
  if (person.status === "Blocked")
    found.push("Sign-in is blocked in Entra. Find out who blocked it and why before it is unblocked.");
  if (person.status === "Deleted") found.push("The account is deleted; it can be restored for 30 days.");
  if (person.isOnPremises)
    found.push("The account is synced from on-premises: password and lock are looked after there.");
  if (person.lastPasswordChangeAt !== null)
    found.push(`The password was last changed on ${dayWords(person.lastPasswordChangeAt, timeZone)}.`);
  if (person.sessionsValidFromAt !== null)
    found.push(
      `Sessions from before ${dayWords(person.sessionsValidFromAt, timeZone)} have ended: the person signs in again once.`,
    );
  if (person.status === "Active")
    found.push(
      "The account itself is active. A forgotten password or a policy of Entra is left; its sign-in log says which.",
    );
  return found.join(" ");
}
