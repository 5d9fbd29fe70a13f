import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import type { Actor } from "#lib/platform/context.ts";

/** Somebody to tell: a person in Entra, who need not have signed in yet, or a member. */
export type To = { objectId: string | null; memberId: string | null };

/** How a recipient is stored: by the person in Entra, so that the inbox is there at the first sign-in. */
export type Recipient = `person:${string}` | `member:${string}`;

/** The recipient somebody is; null when the member is not there. */
export function recipientOf(db: Database, { objectId, memberId }: To): Recipient | null {
  if (objectId !== null) return `person:${objectId}`;
  if (memberId === null) return null;
  const row = db.select({ objectId: members.objectId }).from(members).where(eq(members.id, memberId)).get();
  if (row === undefined) return null;
  return row.objectId === null ? `member:${memberId}` : `person:${row.objectId}`;
}

/** The recipient who acts; null for the worker and the command line. */
export function ownRecipient(actor: Actor): Recipient | null {
  if (actor.kind !== "member") return null;
  return actor.objectId === null ? `member:${actor.id}` : `person:${actor.objectId}`;
}

/** All admins of Gatehouse. */
export function allAdmins(db: Database): To[] {
  return db
    .select({ objectId: members.objectId, memberId: members.id })
    .from(members)
    .where(and(eq(members.role, "admin"), isNull(members.disabledAt)))
    .all();
}
