import { and, eq, ne, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import { bumpMirrorVersion } from "#lib/directory/mirror-version.ts";
import { readScope, recomputeScopeOf } from "#lib/entra/scope/scope.ts";
import type { MirrorPatch } from "./types.ts";

/** Writes an action's effect into the mirror. Call it inside the transaction of its result; repeatable. */
export function applyMirrorPatches(db: Database, patches: readonly MirrorPatch[]): void {
  for (const patch of patches) {
    if (patch.kind === "membership") applyMembership(db, patch);
    else if (patch.kind === "assignment") applyAssignment(db, patch);
    else if (patch.kind === "sign-in") applySignIn(db, patch);
    else if (patch.kind === "account") applyAccount(db, patch);
    else applyMoment(db, patch);
  }
  if (patches.length > 0) bumpMirrorVersion(db);
}

function applyMembership(db: Database, patch: Extract<MirrorPatch, { kind: "membership" }>): void {
  const pair = sql`
    SELECT groups.id, people.id FROM groups, people
     WHERE groups.object_id = ${patch.groupObjectId} AND people.object_id = ${patch.personObjectId}`;
  db.run(
    patch.isMember
      ? sql`INSERT OR IGNORE INTO memberships (group_id, member_id) ${pair}`
      : sql`DELETE FROM memberships WHERE (group_id, member_id) IN (${pair})`,
  );
  lookAgain(db, patch.personObjectId);
}

/** A role is given to a person once: a row with an older id of the same role makes room. */
function applyAssignment(db: Database, patch: Extract<MirrorPatch, { kind: "assignment" }>): void {
  const { assignmentId, roleId, createdAt } = patch;
  if (!patch.isAssigned) {
    db.run(sql`DELETE FROM assignments WHERE assignment_id = ${assignmentId}`);
    return;
  }
  const pair = sql`FROM apps, people
     WHERE apps.object_id = ${patch.appObjectId} AND people.object_id = ${patch.personObjectId}`;
  db.run(sql`DELETE FROM assignments WHERE role_id = ${roleId} AND assignment_id <> ${assignmentId}
    AND (app_id, principal_id) IN (SELECT apps.id, people.id ${pair})`);
  db.run(sql`INSERT OR IGNORE INTO assignments
      (assignment_id, app_id, principal_id, principal_kind, role_id, created_in_entra_at)
    SELECT ${assignmentId}, apps.id, people.id, 'user', ${roleId}, ${createdAt} ${pair}`);
}

function applySignIn(
  db: Database,
  { personObjectId, isBlocked }: Extract<MirrorPatch, { kind: "sign-in" }>,
): void {
  const isThere = and(eq(people.objectId, personObjectId), ne(people.status, "Deleted"));
  const status = isBlocked ? "Blocked" : "Active";
  db.update(people).set({ status }).where(isThere).run();
  lookAgain(db, personObjectId);
}

/** A deleted person keeps their row; who is restored comes back as blocked or active by the next read. */
function applyAccount(
  db: Database,
  { personObjectId, isDeleted, at }: Extract<MirrorPatch, { kind: "account" }>,
): void {
  const account = isDeleted
    ? ({ status: "Deleted", deletedAt: at } as const)
    : ({ status: "Active", deletedAt: null } as const);
  // Who is live already keeps what the last read said: blocked stays blocked.
  const isOther = isDeleted ? ne(people.status, "Deleted") : eq(people.status, "Deleted");
  db.update(people)
    .set(account)
    .where(and(eq(people.objectId, personObjectId), isOther))
    .run();
  lookAgain(db, personObjectId);
}

/** What only a point in time tells: since when older sessions and passwords are worth nothing. */
function applyMoment(db: Database, patch: Extract<MirrorPatch, { kind: "sessions" | "password" }>): void {
  const moment =
    patch.kind === "sessions"
      ? { sessionsValidFromAt: patch.validFromAt }
      : { lastPasswordChangeAt: patch.changedAt };
  db.update(people).set(moment).where(eq(people.objectId, patch.personObjectId)).run();
}

/** The person may have come into the scope, or left it. */
function lookAgain(db: Database, personObjectId: string): void {
  const scope = readScope(db);
  if (scope !== null) recomputeScopeOf(db, scope, personObjectId);
}
