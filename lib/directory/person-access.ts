import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { assignmentEndsAt, membershipEndsAt } from "./access-ends.ts";
import type { GroupKind, GroupRef, HeldApp, HeldGroup, HeldRole, PersonAccess } from "./types.ts";

type GroupColumns = {
  objectId: string;
  displayName: string;
  kind: GroupKind;
  isDynamic: number;
  isOnPremises: number;
};
const GROUP = sql`g.object_id AS objectId, g.display_name AS displayName, g.kind AS kind,
  g.is_dynamic AS isDynamic, g.is_on_premises AS isOnPremises`;
const DEFAULT_ROLE = "00000000-0000-0000-0000-000000000000";

/**
 * Everything a person holds, from the mirror: groups with how they came to be in them, groups they
 * own, apps straight or through which group, directory roles. Nothing for an unknown object id.
 */
export function personAccess(db: Database, objectId: string): PersonAccess {
  const person = db.get<{ id: number } | undefined>(
    sql`SELECT id FROM objects WHERE object_id = ${objectId}`,
  );
  if (person === undefined) return { groups: [], ownedGroups: [], apps: [], roles: [], isPrivileged: false };
  const subject = sql`${objectId}`;
  const groups = heldGroups(db, person.id, subject);
  const owned = ownedGroups(db, person.id);
  const roles = db.all<HeldRole>(sql`SELECT r.object_id AS objectId, r.display_name AS displayName
    FROM role_members x JOIN directory_roles r ON r.id = x.role_id WHERE x.member_id = ${person.id}
    ORDER BY r.display_name`);
  return {
    groups,
    ownedGroups: owned.map((row) => toGroupRef(row)),
    apps: heldApps(db, person.id, subject),
    roles,
    isPrivileged:
      roles.length > 0 ||
      groups.some((group) => group.isRoleAssignable) ||
      owned.some((row) => row.isRoleAssignable === 1),
  };
}

function heldGroups(db: Database, personId: number, subject: SQL): HeldGroup[] {
  type Row = GroupColumns & { isRoleAssignable: number; isInScope: number; endsAt: number | null };
  const rows = db.all<Row>(sql`SELECT ${GROUP},
      g.is_role_assignable AS isRoleAssignable, g.in_scope AS isInScope,
      ${membershipEndsAt(subject, sql`g.object_id`)} AS endsAt
    FROM memberships x JOIN groups g ON g.id = x.group_id WHERE x.member_id = ${personId}
    ORDER BY g.sort_key, g.id`);
  return rows.map((row) => ({
    ...toGroupRef(row),
    how: row.isOnPremises === 1 ? "on-premises" : row.isDynamic === 1 ? "dynamic" : "assigned",
    isRoleAssignable: row.isRoleAssignable === 1,
    isInScope: row.isInScope === 1,
    endsAt: row.endsAt,
  }));
}

function ownedGroups(db: Database, personId: number) {
  return db.all<
    GroupColumns & { isRoleAssignable: number }
  >(sql`SELECT ${GROUP}, g.is_role_assignable AS isRoleAssignable
    FROM ownerships x JOIN groups g ON g.id = x.group_id WHERE x.owner_id = ${personId} ORDER BY g.sort_key, g.id`);
}

type AppColumns = {
  objectId: string;
  displayName: string;
  isEnabled: number;
  assignmentId: string;
  roleId: string;
  roleName: string | null;
  groupObjectId: string | null;
  groupName: string | null;
  groupKind: GroupKind | null;
  groupIsDynamic: number | null;
  groupIsOnPremises: number | null;
  endsAt: number | null;
};

// Direct members only: an assignment to a group does not reach the members of groups inside it.
function heldApps(db: Database, personId: number, subject: SQL): HeldApp[] {
  const columns = sql`a.object_id AS objectId, a.display_name AS displayName, a.is_enabled AS isEnabled,
    s.assignment_id AS assignmentId, s.role_id AS roleId, r.display_name AS roleName`;
  const joins = sql`JOIN apps a ON a.id = s.app_id LEFT JOIN app_roles r ON r.app_id = s.app_id AND r.role_id = s.role_id`;
  const rows = db.all<AppColumns>(sql`
    SELECT ${columns}, NULL AS groupObjectId, NULL AS groupName, NULL AS groupKind, NULL AS groupIsDynamic,
      NULL AS groupIsOnPremises, ${assignmentEndsAt(subject, sql`s.assignment_id`)} AS endsAt, a.sort_key AS sortKey, 0 AS place
    FROM assignments s ${joins} WHERE s.principal_id = ${personId}
    UNION ALL
    SELECT ${columns}, g.object_id, g.display_name, g.kind, g.is_dynamic, g.is_on_premises,
      ${membershipEndsAt(subject, sql`g.object_id`)}, a.sort_key, 1
    FROM memberships m JOIN assignments s ON s.principal_id = m.group_id JOIN groups g ON g.id = m.group_id ${joins}
    WHERE m.member_id = ${personId}
    ORDER BY sortKey, place, groupName`);
  return rows.map((row) => ({
    objectId: row.objectId,
    displayName: row.displayName,
    isEnabled: row.isEnabled === 1,
    assignmentId: row.assignmentId,
    roleId: row.roleId,
    roleName: row.roleName ?? (row.roleId === DEFAULT_ROLE ? "Default access" : "Unknown role"),
    via: viaOf(row),
    endsAt: row.endsAt,
  }));
}

function viaOf(row: AppColumns): GroupRef | null {
  if (row.groupObjectId === null || row.groupName === null || row.groupKind === null) return null;
  return {
    objectId: row.groupObjectId,
    displayName: row.groupName,
    kind: row.groupKind,
    isDynamic: row.groupIsDynamic === 1,
    isOnPremises: row.groupIsOnPremises === 1,
  };
}

function toGroupRef(row: GroupColumns): GroupRef {
  const { objectId, displayName, kind } = row;
  return {
    objectId,
    displayName,
    kind,
    isDynamic: row.isDynamic === 1,
    isOnPremises: row.isOnPremises === 1,
  };
}
