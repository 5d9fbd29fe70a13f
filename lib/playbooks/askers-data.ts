import "server-only";
import { members } from "#db/schema/index.ts";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { readAudienceFacts } from "#lib/services/offered-data.ts";
import { isInAudience } from "#lib/services/policy.ts";
import type { PlaybookDocument } from "./schema.ts";

/** Whoever asks: a member, or a person of Entra who may never have signed in. */
export type Asker = { memberId: string | null; objectId: string | null };

/** Says of each playbook whether this asker may use it: by role in Gatehouse, department or group. */
export function readAskerTest(db: Database, asker: Asker): (document: PlaybookDocument) => boolean {
  const facts = readAudienceFacts(db, asker.objectId);
  const isThem =
    asker.memberId === null ? eq(members.objectId, asker.objectId ?? "") : eq(members.id, asker.memberId);
  const member = db.select().from(members).where(isThem).get();
  const role = member?.role ?? "employee";
  return ({ askers }) =>
    askers.kind === "roles" ? askers.roles.includes(role) : isInAudience(askers, facts);
}
