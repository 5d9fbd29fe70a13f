import "server-only";
import { and, asc, count, gt, inArray, isNull } from "drizzle-orm";
import { members, sessions } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { fold } from "#lib/platform/fold.ts";
import type { MemberChoice, MemberRow } from "./types.ts";

const PICKER_ROWS = 8;

/** Everybody who has signed in or has a local account, admins first. Admins only. */
export function listMembers(ctx: Context): MemberRow[] {
  requireRole(ctx, "admin");
  const open = new Map(
    ctx.db
      .select({ memberId: sessions.memberId, n: count() })
      .from(sessions)
      .where(and(isNull(sessions.endedAt), gt(sessions.expiresAt, ctx.clock.now())))
      .groupBy(sessions.memberId)
      .all()
      .map((row) => [row.memberId, row.n]),
  );
  const rows = ctx.db
    .select()
    .from(members)
    .where(isNull(members.disabledAt))
    .orderBy(asc(members.role), asc(members.displayName))
    .all();
  return rows.map((member) => ({
    id: member.id,
    objectId: member.objectId,
    displayName: member.displayName,
    email: member.email,
    role: member.role,
    signIn: member.objectId === null ? "Local account" : "Microsoft",
    lastSignInAt: member.lastSignInAt,
    openSessions: open.get(member.id) ?? 0,
  }));
}

/** Names of agents and admins, for assigning. */
export function listAgents(ctx: Context): { id: string; displayName: string; objectId: string | null }[] {
  requireRole(ctx, "admin", "agent");
  return ctx.db
    .select({
      id: members.id,
      displayName: members.displayName,
      objectId: members.objectId,
    })
    .from(members)
    .where(and(inArray(members.role, ["admin", "agent"]), isNull(members.disabledAt)))
    .orderBy(asc(members.displayName))
    .all();
}

/** Members whose name or email holds every word of `text`, by name. Agents and admins only. */
export function searchMembers(ctx: Context, text: string): MemberChoice[] {
  requireRole(ctx, "admin", "agent");
  const words = fold(text).split(" ");
  return ctx.db
    .select({
      id: members.id,
      objectId: members.objectId,
      displayName: members.displayName,
      email: members.email,
    })
    .from(members)
    .where(isNull(members.disabledAt))
    .orderBy(asc(members.displayName))
    .all()
    .filter(({ displayName, email }) => {
      const name = fold(`${displayName} ${email}`);
      return words.every((word) => name.includes(word));
    })
    .slice(0, PICKER_ROWS);
}
