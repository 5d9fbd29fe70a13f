import { eq } from "drizzle-orm";
import { members } from "#db/schema/index.ts";
import type { Actor, Context } from "#lib/platform/context.ts";

/**
 * The context of a member who is not here: what they asked for runs with their rights as they are now.
 * Null when they are no member any more.
 */
export function actingAs(
  ctx: Context,
  memberId: string,
): (Context & { actor: Extract<Actor, { kind: "member" }> }) | null {
  const member = ctx.db.select().from(members).where(eq(members.id, memberId)).get();
  if (member === undefined || member.disabledAt !== null) return null;
  const { id, displayName, email, role, objectId, tenantId } = member;
  // No session of theirs is meant: nothing may be found by it.
  const actor = { kind: "member", id, sessionId: "", displayName, email, role, objectId, tenantId } as const;
  return { db: ctx.db, clock: ctx.clock, actor };
}
