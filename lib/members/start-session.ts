import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { members, sessions } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { newToken, sha256 } from "#lib/platform/ids.ts";
import { SESSION_LIFE_MS } from "./constants.ts";
import type { SignInMethod } from "./types.ts";

/**
 * Opens a session for a member who has just signed in. Call it inside the transaction of the sign-in.
 * @param provenAt when they proved who they are: just now, unless Microsoft let them in without asking.
 * @returns the reference for the cookie: 256 random bits, stored only as a hash.
 */
export function startSession(
  db: Database,
  clock: Clock,
  memberId: string,
  method: SignInMethod,
  provenAt: number | null = clock.now(),
): string {
  const member = db.select().from(members).where(eq(members.id, memberId)).get();
  if (member === undefined) throw new Error(`There is no member ${memberId}.`);
  const reference = newToken();
  const now = clock.now();
  const id = sha256(reference);
  const times = { createdAt: now, lastSeenAt: now, expiresAt: now + SESSION_LIFE_MS, provenAt };
  db.insert(sessions)
    .values({ id, memberId, method, ...times })
    .run();
  db.update(members).set({ lastSignInAt: now }).where(eq(members.id, memberId)).run();
  const actor = {
    kind: "member",
    id: member.id,
    sessionId: id,
    displayName: member.displayName,
    email: member.email,
    role: member.role,
    objectId: member.objectId,
    tenantId: member.tenantId,
  } as const;
  recordAudit({ db, clock, actor }, { event: "member.signed-in", result: "Done", details: { method } });
  return reference;
}
