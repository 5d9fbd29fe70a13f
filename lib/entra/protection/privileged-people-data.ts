import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";

export type PrivilegedPerson = { objectId: string; displayName: string; privileges: string };
export type PrivilegedPeople = { total: number; first: PrivilegedPerson[] };

const SHOWN = 20;

/**
 * Everybody who counts as privileged, as `readPrivileges` tells it for one person: role holders, directly
 * or through groups, and members and owners of role-assignable groups. The first twenty by name.
 */
export function readPrivilegedPeople(db: Database): PrivilegedPeople {
  const rows = db.all<PrivilegedPerson & { total: number }>(sql`
    WITH RECURSIVE held(privilege, holder_id) AS (
      SELECT directory_roles.display_name, role_members.member_id
        FROM role_members JOIN directory_roles ON directory_roles.id = role_members.role_id
      UNION
      SELECT 'member of ' || groups.display_name, memberships.member_id
        FROM groups JOIN memberships ON memberships.group_id = groups.id WHERE groups.is_role_assignable = 1
      UNION
      SELECT held.privilege, memberships.member_id
        FROM held JOIN memberships ON memberships.group_id = held.holder_id
    ), all_held AS (
      SELECT * FROM held
      UNION
      SELECT 'owner of ' || groups.display_name, ownerships.owner_id
        FROM ownerships JOIN groups ON groups.id = ownerships.group_id WHERE groups.is_role_assignable = 1
    )
    SELECT people.object_id AS objectId, people.display_name AS displayName,
           group_concat(privilege, ', ' ORDER BY privilege) AS privileges, count(*) OVER () AS total
      FROM all_held JOIN people ON people.id = all_held.holder_id
     WHERE people.status <> 'Deleted'
     GROUP BY people.id
     ORDER BY people.sort_key
     LIMIT ${SHOWN}`);
  return {
    total: rows[0]?.total ?? 0,
    first: rows.map(({ objectId, displayName, privileges }) => ({ objectId, displayName, privileges })),
  };
}
