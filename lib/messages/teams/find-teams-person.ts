import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import { oneLine } from "../message-words.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import type { Person } from "./bot-connector.ts";

/** Whom the bot writes to: an active person in Entra. Throws `SendFailure`. */
export function findTeamsPerson(db: Database, recipient: string): Person {
  const [kind, objectId = ""] = recipient.split(":");
  if (kind !== "person") throw permanent("A local account of Gatehouse has no Teams.");
  const { displayName, status } = people;
  const row = db.select({ displayName, status }).from(people).where(eq(people.objectId, objectId)).get();
  if (row === undefined) throw permanent("Nobody of that name is in the directory any more.");
  const name = oneLine(row.displayName);
  if (row.status !== "Active") throw permanent(`${name} is ${row.status.toLowerCase()} in Entra.`);
  return { objectId, name };
}

const permanent = (message: string) => new SendFailure(message, { isPermanent: true });
