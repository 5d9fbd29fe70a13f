import "server-only";
import { eq } from "drizzle-orm";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { database } from "#db/database.ts";
import type { Database } from "#db/client.ts";
import { writeAtOnce } from "#db/until-writable.ts";
import { members, people, sessions } from "#db/schema/index.ts";
import { systemClock, type Clock } from "./clock.ts";
import type { Actor, Context } from "./context.ts";
import { env } from "./env.ts";
import { DeskError } from "./errors.ts";
import { sha256 } from "./ids.ts";

type Member = typeof members.$inferSelect;

const IDLE_MS = 8 * 60 * 60_000;
const TOUCH_MS = 60_000;

/** The session cookie; `__Host-` where the browser allows it (https). */
export function sessionCookieName(): string {
  return env().publicUrl.startsWith("https:") ? "__Host-gatehouse.session" : "gatehouse.session";
}

/**
 * Looks a session reference up. Null when unknown, ended, expired, idle too long, or the member is
 * disabled here, or blocked or deleted in Entra: a leaver's open browser is over with the next request.
 */
export function findActor(
  db: Database,
  clock: Clock,
  reference: string,
): Extract<Actor, { kind: "member" }> | null {
  const id = sha256(reference);
  const row = db
    .select({ session: sessions, member: members, status: people.status })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .leftJoin(people, eq(people.objectId, members.objectId))
    .where(eq(sessions.id, id))
    .get();
  const now = clock.now();
  if (row === undefined || row.session.endedAt !== null || !mayEnter(row)) return null;
  if (row.session.expiresAt <= now || row.session.lastSeenAt + IDLE_MS <= now) return null;
  if (row.session.lastSeenAt + TOUCH_MS <= now) {
    // Reading waits for no writer: the next request can note it as well.
    writeAtOnce(db, () => void db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)).run());
  }
  return memberActor(row.member, id);
}

/** Not disabled here, and neither blocked nor deleted in Entra; `status` is null for who is not in the mirror. */
export function mayEnter(row: {
  member: Pick<Member, "disabledAt">;
  status: (typeof people.$inferSelect)["status"] | null;
}): boolean {
  return row.member.disabledAt === null && (row.status === null || row.status === "Active");
}

/** A member as who acts; `sessionId` is empty when no session of theirs is meant. */
export function memberActor(member: Member, sessionId: string): Extract<Actor, { kind: "member" }> {
  const { id, displayName, email, role, objectId, tenantId } = member;
  return { kind: "member", id, sessionId, displayName, email, role, objectId, tenantId };
}

/** A context whose actor is a signed-in member. */
export type MemberContext = Context & { actor: Extract<Actor, { kind: "member" }> };

/** The signed-in member of this request, or null. Read once per request. */
export const findContext = cache(async (): Promise<MemberContext | null> => {
  const reference = (await cookies()).get(sessionCookieName())?.value;
  if (reference === undefined) return null;
  const db = database();
  const actor = findActor(db, systemClock, reference);
  return actor === null ? null : { db, clock: systemClock, actor };
});

/** For pages: the signed-in member, or off to the sign-in page. */
export async function pageContext(): Promise<MemberContext> {
  return (await findContext()) ?? redirect("/sign-in");
}

/** For server actions and API routes: the signed-in member, or a `not-signed-in` refusal. */
export async function memberContext(): Promise<MemberContext> {
  const ctx = await findContext();
  if (ctx === null) {
    throw new DeskError(
      "not-signed-in",
      "Your session has ended, and nothing was changed. Reload the page to sign in again.",
    );
  }
  return ctx;
}
