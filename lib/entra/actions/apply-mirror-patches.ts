import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import { readConnection } from "./facts-data.ts";
import type { MirrorPatch } from "./types.ts";

/** Writes an action's effect into the mirror. Call it inside the transaction of its result; repeatable. */
export function applyMirrorPatches(db: Database, patches: readonly MirrorPatch[]): void {
  for (const patch of patches) {
    if (patch.kind === "membership") applyMembership(db, patch);
    else if (patch.kind === "sign-in") applySignIn(db, patch);
    else {
      const { personObjectId, validFromAt } = patch;
      db.update(people)
        .set({ sessionsValidFromAt: validFromAt })
        .where(eq(people.objectId, personObjectId))
        .run();
    }
  }
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
}

function applySignIn(
  db: Database,
  { personObjectId, isBlocked }: Extract<MirrorPatch, { kind: "sign-in" }>,
): void {
  const row = db
    .select({ isGuest: people.isGuest, status: people.status })
    .from(people)
    .where(eq(people.objectId, personObjectId))
    .get();
  if (row === undefined || row.status === "Deleted") return;
  const scope = readConnection(db)?.scope;
  const inScope =
    (!isBlocked || scope?.includeBlocked === true) && (!row.isGuest || scope?.includeGuests === true);
  const status = isBlocked ? "Blocked" : "Active";
  db.update(people).set({ status, inScope }).where(eq(people.objectId, personObjectId)).run();
}
