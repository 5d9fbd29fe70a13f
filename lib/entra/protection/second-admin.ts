import { and, count, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";

type Member = Extract<Actor, { kind: "member" }>;

/** Said wherever one admin alone is not enough and there is no other. */
export const NEEDS_SECOND_ADMIN =
  "A second admin has to confirm this, and there is none. Make somebody else an admin in Settings → Members.";

/** The admin who acts. Loosening is a matter between people: neither the worker nor a command takes part. */
export function requireAdminMember(ctx: Pick<Context, "actor">): Member {
  requireRole(ctx, "admin");
  if (ctx.actor.kind === "member") return ctx.actor;
  throw new DeskError("not-allowed", "Only an admin who has signed in can do this.");
}

/** Is there an admin beside this one? */
export function hasOtherAdmin(db: Database, memberId: string): boolean {
  const isOther = and(eq(members.role, "admin"), isNull(members.disabledAt), ne(members.id, memberId));
  return (db.select({ n: count() }).from(members).where(isOther).get()?.n ?? 0) > 0;
}

/** Are these the same human? Somebody can have a Microsoft account and a local one with the same address. */
export function isSameHuman(db: Database, memberId: string, actor: Member): boolean {
  if (memberId === actor.id) return true;
  const other = db.select().from(members).where(eq(members.id, memberId)).get();
  return other !== undefined && other.email.toLowerCase() === actor.email.toLowerCase();
}
