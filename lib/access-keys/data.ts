import "server-only";
import { desc, eq } from "drizzle-orm";
import { accessKeys, members, people } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { mayEnter, type MemberContext } from "#lib/platform/session.ts";
import { MACHINE_SCOPES, PERSONAL_SCOPES } from "./constants.ts";
import type { KeyRow } from "./types.ts";

const SHOWN = 200;
const TITLES: Record<string, { title: string }> = { ...PERSONAL_SCOPES, ...MACHINE_SCOPES };

/** The personal keys of the member who asks: those in use first, then the newest. */
export function listOwnKeys(ctx: MemberContext): KeyRow[] {
  return listKeys(ctx).filter(({ kind, memberId }) => kind === "personal" && memberId === ctx.actor.id);
}

/** Everybody's keys and those of machines. Admins only. */
export function listAllKeys(ctx: Context): KeyRow[] {
  requireRole(ctx, "admin");
  return listKeys(ctx);
}

function listKeys({ db, clock }: Context): (KeyRow & { memberId: string })[] {
  const rows = db
    .select({ key: accessKeys, member: members, status: people.status })
    .from(accessKeys)
    .innerJoin(members, eq(members.id, accessKeys.memberId))
    .leftJoin(people, eq(people.objectId, members.objectId))
    .orderBy(desc(accessKeys.createdAt))
    .all();
  const now = clock.now();
  const keys = rows.map(({ key, member, status }) => ({
    id: key.id,
    kind: key.kind,
    memberId: key.memberId,
    name: key.name,
    begins: key.prefix,
    may: key.scopes.map((scope) => TITLES[scope]?.title ?? scope),
    memberName: member.displayName,
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    lastUsedAt: key.lastUsedAt,
    standing: standingOf(key, now, key.kind === "machine" || mayEnter({ member, status })),
    revokedByName: key.revokedByName,
  }));
  const isInUse = (row: KeyRow) => row.standing === "in-use";
  return [...keys.filter(isInUse), ...keys.filter((row) => !isInUse(row))].slice(0, SHOWN);
}

function standingOf(
  key: Pick<typeof accessKeys.$inferSelect, "revokedAt" | "expiresAt">,
  now: number,
  isOwnerHere: boolean,
): KeyRow["standing"] {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt <= now) return "expired";
  return isOwnerHere ? "in-use" : "owner-gone";
}
