import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, connections, groups, people } from "#db/schema/index.ts";
import { allowsSecondPerson, findProtection } from "#lib/entra/protection/data.ts";
import { readScope, wouldFitScope } from "#lib/entra/scope/scope.ts";
import type { Context } from "#lib/platform/context.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { groupOfInput, parseAccess } from "./app-access.ts";
import { readApp } from "./app-facts-data.ts";
import type { ActionFacts, ActionInput, ConnectionFacts, GroupFacts, PersonFacts } from "./types.ts";

/**
 * Everything one decision needs, from the mirror. Null when there is no such person; `group` and `app`
 * are null when none is named or the mirror doesn't have it.
 */
export function readFacts(ctx: Context, personObjectId: string, input: ActionInput): ActionFacts | null {
  const person = readPerson(ctx.db, personObjectId);
  if (person === null) return null;
  const groupObjectId = groupOfInput(input);
  return {
    now: ctx.clock.now(),
    timeZone: readWorkspace(ctx.db).timeZone,
    connection: readConnection(ctx.db),
    actorObjectId: ctx.actor.kind === "member" ? ctx.actor.objectId : null,
    person,
    group: groupObjectId === null ? null : readGroup(ctx.db, groupObjectId, person.id),
    app:
      input.appObjectId === undefined
        ? null
        : readApp(ctx.db, input.appObjectId, person.id, groupObjectId, readGroup),
    access: parseAccess(input.access),
    allowsSecondPerson: allowsSecondPerson(ctx.db),
  };
}

/** The connection as decisions see it; null when nothing is connected. */
export function readConnection(db: Database): ConnectionFacts | null {
  return db.select().from(connections).where(eq(connections.id, "entra")).get() ?? null;
}

function readPerson(db: Database, objectId: string): PersonFacts | null {
  const row = db.select().from(people).where(eq(people.objectId, objectId)).get();
  if (row === undefined) return null;
  return {
    id: row.id,
    objectId: row.objectId,
    displayName: row.displayName,
    status: row.status,
    isGuest: row.isGuest,
    isOnPremises: row.isOnPremises,
    isManagementRestricted: row.isManagementRestricted,
    inScope: row.inScope || (row.status !== "Active" && isOutOnlyByStatus(db, row)),
    sessionsValidFromAt: row.sessionsValidFromAt,
    lastPasswordChangeAt: row.lastPasswordChangeAt,
    deletedAt: row.status === "Deleted" && row.deletedAt !== 0 ? row.deletedAt : null,
    privileges: readPrivileges(db, row.id),
    protection: findProtection(db, row.objectId),
  };
}

/**
 * A blocked or deleted person leaves People, but must stay reachable to be unblocked or restored. The
 * mirror keeps no groups of deleted people: whom Gatehouse deleted was in scope then.
 */
function isOutOnlyByStatus(db: Database, { id, objectId, status }: typeof people.$inferSelect): boolean {
  const scope = readScope(db);
  if (scope === null) return false;
  return wouldFitScope(db, scope, id) || (status === "Deleted" && wasDeletedHere(db, objectId));
}

function wasDeletedHere(db: Database, objectId: string): boolean {
  const isDeletion = and(
    eq(actionRuns.subjectObjectId, objectId),
    eq(actionRuns.actionKey, "delete-user"),
    inArray(actionRuns.state, ["done", "verified"]),
  );
  return db.select({ id: actionRuns.id }).from(actionRuns).where(isDeletion).get() !== undefined;
}

/**
 * Why a person counts as privileged: directory roles held directly or through groups, and membership
 * or ownership of role-assignable groups (whoever manages those manages the role).
 */
export function readPrivileges(db: Database, personId: number): string[] {
  const rows = db.all<{ name: string }>(sql`
    WITH RECURSIVE holders(id) AS (
      SELECT ${personId}
      UNION
      SELECT memberships.group_id FROM memberships JOIN holders ON memberships.member_id = holders.id
    )
    SELECT directory_roles.display_name AS name
      FROM role_members
      JOIN holders ON holders.id = role_members.member_id
      JOIN directory_roles ON directory_roles.id = role_members.role_id
    UNION
    SELECT 'member of ' || groups.display_name
      FROM holders JOIN groups ON groups.id = holders.id WHERE groups.is_role_assignable = 1
    UNION
    SELECT 'owner of ' || groups.display_name
      FROM ownerships JOIN groups ON groups.id = ownerships.group_id
     WHERE ownerships.owner_id = ${personId} AND groups.is_role_assignable = 1
    ORDER BY 1`);
  return rows.map((row) => row.name);
}

/** A group as decisions about one person see it; null when the mirror doesn't have it. */
export function readGroup(db: Database, objectId: string, personId: number): GroupFacts | null {
  const row = db.select().from(groups).where(eq(groups.objectId, objectId)).get();
  if (row === undefined) return null;
  const membership = db.get<{ found: number }>(sql`
    SELECT 1 AS found FROM memberships WHERE group_id = ${row.id} AND member_id = ${personId}`);
  return {
    id: row.id,
    objectId: row.objectId,
    displayName: row.displayName,
    kind: row.kind,
    isDynamic: row.isDynamic,
    isOnPremises: row.isOnPremises,
    isRoleAssignable: row.isRoleAssignable,
    isManagementRestricted: row.isManagementRestricted,
    inScope: row.inScope,
    hasPerson: membership !== undefined,
    appNames: readAppsOfGroup(db, row.id),
  };
}

/** Names of the apps assigned through a group, in list order. */
export function readAppsOfGroup(db: Database, groupId: number): string[] {
  const rows = db.all<{ name: string }>(sql`
    SELECT DISTINCT apps.display_name AS name, apps.sort_key AS key
      FROM assignments JOIN apps ON apps.id = assignments.app_id
     WHERE assignments.principal_id = ${groupId}
     ORDER BY apps.sort_key`);
  return rows.map((row) => row.name);
}
