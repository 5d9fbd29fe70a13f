import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { appRoles, apps } from "#db/schema/index.ts";
import type { AppFacts, AppGroupFacts, DirectAssignment, GroupFacts } from "./types.ts";

/** Ways through groups that are offered; the person's own and the one asked for are always among them. */
const MOST_GROUPS = 12;

type ReadGroup = (db: Database, objectId: string, personId: number) => GroupFacts | null;

/**
 * An app as decisions about one person see it; null when the mirror doesn't have it.
 * @param wanted the group that a choice names: it is read even when the app has very many.
 */
export function readApp(
  db: Database,
  objectId: string,
  personId: number,
  wanted: string | null,
  readGroup: ReadGroup,
): AppFacts | null {
  const row = db.select().from(apps).where(eq(apps.objectId, objectId)).get();
  if (row === undefined) return null;
  const roles = db
    .select()
    .from(appRoles)
    .where(eq(appRoles.appId, row.id))
    .orderBy(appRoles.displayName, appRoles.roleId)
    .all();
  return {
    id: row.id,
    objectId: row.objectId,
    displayName: row.displayName,
    isEnabled: row.isEnabled,
    isEnterprise: row.isEnterprise,
    isAssignmentRequired: row.isAssignmentRequired,
    roles: roles
      .filter((role) => role.isEnabled && role.isForUsers)
      .map(({ roleId, displayName }) => ({ roleId, displayName })),
    roleNames: Object.fromEntries(roles.map(({ roleId, displayName }) => [roleId, displayName])),
    direct: readDirect(db, row.id, personId),
    groups: readGroups(db, row.id, personId, wanted, readGroup),
  };
}

function readDirect(db: Database, appId: number, personId: number): DirectAssignment[] {
  return db.all<DirectAssignment>(sql`
    SELECT assignment_id AS assignmentId, role_id AS roleId, created_in_entra_at AS createdAt
      FROM assignments
     WHERE app_id = ${appId} AND principal_id = ${personId} AND principal_kind = 'user'
     ORDER BY assignment_id`);
}

function readGroups(
  db: Database,
  appId: number,
  personId: number,
  wanted: string | null,
  readGroup: ReadGroup,
): AppGroupFacts[] {
  const rows = db.all<{ objectId: string; roleIds: string }>(sql`
    SELECT groups.object_id AS objectId, group_concat(assignments.role_id) AS roleIds
      FROM assignments JOIN groups ON groups.id = assignments.principal_id
     WHERE assignments.app_id = ${appId} AND assignments.principal_kind = 'group'
     GROUP BY groups.id
     ORDER BY groups.object_id = ${wanted ?? ""} DESC,
       EXISTS (SELECT 1 FROM memberships
                WHERE memberships.group_id = groups.id AND memberships.member_id = ${personId}) DESC,
       groups.is_dynamic + groups.is_on_premises + groups.is_role_assignable + groups.is_management_restricted,
       groups.sort_key
     LIMIT ${MOST_GROUPS}`);
  return rows.flatMap(({ objectId, roleIds }) => {
    const group = readGroup(db, objectId, personId);
    return group === null ? [] : [{ ...group, roleIds: roleIds.split(",").toSorted() }];
  });
}
