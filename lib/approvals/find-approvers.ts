import { and, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import { changeFeed, members, people } from "#db/schema/index.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";

/** Somebody who may decide. `objectId` is null for a local account, `memberId` until a first sign-in. */
export type Approver = { objectId: string | null; memberId: string | null; name: string; why: string };

/** Who may never approve: the one who asks, the one who requested, the one it is about. */
export type Excluded = { memberIds: readonly string[]; objectIds: readonly string[] };

const SWAP_MS = 7 * 24 * 60 * 60_000;

/** The person's manager, when that is an active person. */
export function managerOf(ctx: Context, { person }: ActionFacts): Approver[] {
  return activePeople(
    ctx,
    sql`people.id = (SELECT manager_id FROM people WHERE id = ${person.id})`,
    `manager of ${person.displayName}`,
  );
}

/** Was the person's manager changed in the last days? Whoever edits the directory must not choose the approver. */
export function isManagerNew(ctx: Context, { person, now }: ActionFacts): boolean {
  const row = ctx.db
    .select({ id: changeFeed.id })
    .from(changeFeed)
    .where(
      and(
        eq(changeFeed.objectId, person.objectId),
        eq(changeFeed.what, "moved-manager"),
        gte(changeFeed.at, now - SWAP_MS),
      ),
    )
    .orderBy(desc(changeFeed.id))
    .get();
  return row !== undefined;
}

/** The active owners of the group an action is about. Entra mirrors no owners of apps. */
export function ownersOf(ctx: Context, { group }: ActionFacts): Approver[] {
  if (group === null) return [];
  return activePeople(
    ctx,
    sql`people.id IN (SELECT owner_id FROM ownerships WHERE group_id = ${group.id})`,
    `owner of ${group.displayName}`,
  );
}

/** All admins of Gatehouse. */
export function adminsOf(ctx: Context): Approver[] {
  const rows = ctx.db
    .select()
    .from(members)
    .where(and(eq(members.role, "admin"), isNull(members.disabledAt)))
    .all();
  return rows.map((row) => approverOf(row, "admin of Gatehouse"));
}

/** Members by their ids. */
export function namedOf(
  ctx: Context,
  ids: readonly string[],
  why = "named in the approval rule",
): Approver[] {
  if (ids.length === 0) return [];
  const rows = ctx.db
    .select()
    .from(members)
    .where(and(inArray(members.id, [...ids]), isNull(members.disabledAt)))
    .all();
  return rows.map((row) => approverOf(row, why));
}

/** Without those who may never approve this, and without people who are blocked or deleted in Entra. */
export function fitApprovers(ctx: Context, found: readonly Approver[], excluded: Excluded): Approver[] {
  return found.filter(
    ({ memberId, objectId }) =>
      (memberId === null || !excluded.memberIds.includes(memberId)) &&
      (objectId === null || (!excluded.objectIds.includes(objectId) && isActive(ctx, objectId))),
  );
}

/** Is this person able to sign in, as far as the mirror knows? */
export function isActive(ctx: Context, objectId: string): boolean {
  const row = ctx.db
    .select({ status: people.status })
    .from(people)
    .where(eq(people.objectId, objectId))
    .get();
  return row === undefined || row.status === "Active";
}

/** May this approver still decide: active in Entra, and a member where they are one? */
export function isActiveApprover(
  ctx: Context,
  { objectId, memberId }: Pick<Approver, "objectId" | "memberId">,
): boolean {
  if (objectId !== null && !isActive(ctx, objectId)) return false;
  if (memberId === null) return true;
  const isThere = and(eq(members.id, memberId), isNull(members.disabledAt));
  return ctx.db.select({ id: members.id }).from(members).where(isThere).get() !== undefined;
}

function activePeople(ctx: Context, where: ReturnType<typeof sql>, why: string): Approver[] {
  const rows = ctx.db.all<{ objectId: string; name: string; memberId: string | null }>(sql`
    SELECT people.object_id AS objectId, people.display_name AS name, members.id AS memberId
      FROM people LEFT JOIN members ON members.object_id = people.object_id AND members.disabled_at IS NULL
     WHERE ${where} AND people.status = 'Active' AND people.is_guest = 0
     ORDER BY people.sort_key, people.id`);
  return rows.map((row) => ({ ...row, why }));
}

const approverOf = (row: typeof members.$inferSelect, why: string): Approver => ({
  objectId: row.objectId,
  memberId: row.id,
  name: row.displayName,
  why,
});
