import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { groups } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findFreshness, type Freshness } from "./freshness.ts";
import { grantedPermissions } from "./granted-permissions.ts";
import { groupManageability, type GroupManageability } from "./group-manageability.ts";
import { readNamePage } from "./name-pages.ts";
import type { GroupRef, PersonStatus } from "./types.ts";

export type GroupMember = {
  objectId: string;
  displayName: string;
  workEmail: string;
  jobTitle: string | null;
  status: PersonStatus;
  isGuest: boolean;
};
/** Members by kind, honest about what the mirror has no details of. */
export type MemberCounts = { people: number; groups: number; devices: number; apps: number; others: number };
export type OpenedApp = { objectId: string; displayName: string; roles: string[]; isEnabled: boolean };

export type GroupPage = {
  group: typeof groups.$inferSelect;
  manageability: GroupManageability;
  counts: MemberCounts;
  /** Different people in it and in the groups inside it, however deep; null when there are none inside. */
  peopleWithNested: number | null;
  members: { rows: GroupMember[]; previous: string | null; next: string | null };
  nestedGroups: GroupRef[];
  owners: GroupMember[];
  /** Owners that are no people: apps, or objects the mirror has no details of. */
  otherOwnerCount: number;
  parents: GroupRef[];
  opens: OpenedApp[];
  freshness: Freshness;
};

export const MEMBERS_PAGE_SIZE = 50;
const MOST_RELATED = 100;

/**
 * A group with a page of its people, its owners and what it opens. Agents and admins only.
 * @throws DeskError not-found for an unknown id, not-allowed for employees.
 */
export function loadGroup(
  ctx: Pick<Context, "db" | "actor">,
  objectId: string,
  cursor: string | null = null,
): GroupPage {
  requireRole(ctx, "admin", "agent");
  const { db } = ctx;
  const group = db.select().from(groups).where(eq(groups.objectId, objectId)).get();
  if (group === undefined) throw new DeskError("not-found", "There is no such group in the directory.");
  const owners = readMembers(db, sql`ownerships`, sql`owner_id`, group.id, [], sql`ASC`, MOST_RELATED);
  const counts = countMembers(db, group.id);
  return {
    group,
    manageability: groupManageability(group, grantedPermissions(db)),
    counts,
    peopleWithNested: counts.groups === 0 ? null : countWithNested(db, group.id),
    members: readNamePage(sql`p`, cursor, MEMBERS_PAGE_SIZE, (where, direction, limit) =>
      readMembers(db, sql`memberships`, sql`member_id`, group.id, where, direction, limit),
    ),
    nestedGroups: relatedGroups(db, sql`x.member_id = g.id AND x.group_id = ${group.id}`),
    owners,
    otherOwnerCount: countOwners(db, group.id) - owners.length,
    parents: relatedGroups(db, sql`x.group_id = g.id AND x.member_id = ${group.id}`),
    opens: openedApps(db, group.id),
    freshness: findFreshness(db, "groups"),
  };
}

type Link = ReturnType<typeof sql>;
type RawMember = Omit<GroupMember, "isGuest"> & { id: number; sortKey: string; isGuest: boolean };

function readMembers(
  db: Database,
  table: Link,
  column: Link,
  groupId: number,
  where: Link[],
  direction: Link,
  limit: number,
) {
  const more = where.length === 0 ? sql`1` : sql.join(where, sql` AND `);
  return db
    .all<Omit<RawMember, "isGuest"> & { isGuest: number }>(sql`SELECT p.id AS id, p.sort_key AS sortKey,
        p.object_id AS objectId, p.display_name AS displayName, p.work_email AS workEmail,
        p.job_title AS jobTitle, p.status AS status, p.is_guest AS isGuest
      FROM ${table} x CROSS JOIN people p ON p.id = x.${column}
      WHERE x.group_id = ${groupId} AND ${more}
      ORDER BY p.sort_key ${direction}, p.id ${direction} LIMIT ${limit}`)
    .map((row): RawMember => ({ ...row, isGuest: row.isGuest === 1 }));
}

function countMembers(db: Database, groupId: number): MemberCounts {
  const rows = db.all<{ kind: string; n: number }>(sql`SELECT o.kind AS kind, count(*) AS n
    FROM memberships x JOIN objects o ON o.id = x.member_id WHERE x.group_id = ${groupId} GROUP BY o.kind`);
  const of = (...kinds: string[]) =>
    rows.filter((row) => kinds.includes(row.kind)).reduce((sum, row) => sum + row.n, 0);
  return {
    people: of("user"),
    groups: of("group"),
    devices: of("device"),
    apps: of("app"),
    others: of("contact", "unit", "role", "other"),
  };
}

// UNION keeps each group once: groups that contain each other end it too.
function countWithNested(db: Database, groupId: number): number {
  return db.get<{ n: number }>(sql`WITH RECURSIVE inside(id) AS (
      SELECT ${groupId}
      UNION SELECT g.id FROM inside i JOIN memberships m ON m.group_id = i.id JOIN groups g ON g.id = m.member_id)
    SELECT count(DISTINCT p.id) AS n FROM inside i
      JOIN memberships m ON m.group_id = i.id JOIN people p ON p.id = m.member_id`).n;
}

function countOwners(db: Database, groupId: number): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ownerships WHERE group_id = ${groupId}`).n;
}

function relatedGroups(db: Database, link: Link): GroupRef[] {
  return db
    .all<
      Omit<GroupRef, "isDynamic" | "isOnPremises"> & { isDynamic: number; isOnPremises: number }
    >(sql`SELECT
        g.object_id AS objectId, g.display_name AS displayName, g.kind AS kind, g.is_dynamic AS isDynamic,
        g.is_on_premises AS isOnPremises
      FROM memberships x JOIN groups g ON ${link} ORDER BY g.sort_key, g.id LIMIT ${MOST_RELATED}`)
    .map((row) => ({ ...row, isDynamic: row.isDynamic === 1, isOnPremises: row.isOnPremises === 1 }));
}

function openedApps(db: Database, groupId: number): OpenedApp[] {
  const rows = db.all<{
    objectId: string;
    displayName: string;
    isEnabled: number;
    role: string | null;
  }>(sql`SELECT
      a.object_id AS objectId, a.display_name AS displayName, a.is_enabled AS isEnabled, r.display_name AS role
    FROM assignments s JOIN apps a ON a.id = s.app_id
    LEFT JOIN app_roles r ON r.app_id = s.app_id AND r.role_id = s.role_id
    WHERE s.principal_id = ${groupId} ORDER BY a.sort_key, a.id, r.display_name`);
  const byId = new Map<string, OpenedApp>();
  for (const row of rows) {
    const app = byId.get(row.objectId) ?? {
      objectId: row.objectId,
      displayName: row.displayName,
      roles: [],
      isEnabled: row.isEnabled === 1,
    };
    app.roles.push(row.role ?? "Default access");
    byId.set(row.objectId, app);
  }
  return [...byId.values()];
}
