import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { members, people } from "#db/schema/index.ts";
import { oneLine } from "../message-words.ts";
import { SendFailure } from "../outbox/send-failure.ts";

/** Where a recipient's email goes: the work email in Entra, else the member's. Throws `SendFailure`. */
export function findAddress(db: Database, recipient: string): { address: string; name: string } {
  const [kind, id = ""] = recipient.split(":");
  const found = (kind === "person" ? findPerson(db, id) : undefined) ?? findMember(db, kind, id);
  if (found === undefined) throw permanent("Nobody of that name can sign in any more.");
  const name = oneLine(found.displayName);
  const address = z.email().safeParse(found.email?.trim());
  if (!address.success) throw permanent(`${name} has no work email that mail can be sent to.`);
  return { address: address.data, name };
}

function findPerson(db: Database, objectId: string) {
  const { displayName, workEmail, status } = people;
  const row = db
    .select({ displayName, email: workEmail, status })
    .from(people)
    .where(eq(people.objectId, objectId))
    .get();
  if (row !== undefined && row.status !== "Active")
    throw permanent(`${oneLine(row.displayName)} is ${row.status.toLowerCase()} in Entra.`);
  return row;
}

function findMember(db: Database, kind: string | undefined, id: string) {
  const { displayName, email, disabledAt } = members;
  const isIt = kind === "person" ? eq(members.objectId, id) : eq(members.id, id);
  return db
    .select({ displayName, email })
    .from(members)
    .where(and(isIt, isNull(disabledAt)))
    .get();
}

const permanent = (message: string) => new SendFailure(message, { isPermanent: true });
