import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { appRoles, apps } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findFreshness, type Freshness } from "./freshness.ts";
import { readNamePage } from "./name-pages.ts";
import type { GroupRef, PersonStatus } from "./types.ts";

export type AppPerson = {
  objectId: string;
  displayName: string;
  jobTitle: string | null;
  status: PersonStatus;
  roleName: string;
};
export type AppGroup = GroupRef & { roleName: string; memberCount: number };

export type AppPage = {
  app: typeof apps.$inferSelect;
  /** Each with how many people and groups it is assigned to. */
  roles: (typeof appRoles.$inferSelect & { assignedCount: number })[];
  /** Groups the app is assigned to; their direct members get it. */
  groups: AppGroup[];
  /** How many there are, when not all are listed. */
  groupCount: number;
  people: { rows: AppPerson[]; previous: string | null; next: string | null };
  /** Different people: assigned straight, through a group, and altogether. */
  reach: { direct: number; viaGroups: number; all: number };
  freshness: Freshness;
};

const PEOPLE_PAGE_SIZE = 50;
const MOST_GROUPS = 200;
const ROLE_NAME = sql`coalesce(r.display_name, CASE s.role_id
  WHEN '00000000-0000-0000-0000-000000000000' THEN 'Default access' ELSE 'Unknown role' END)`;

/**
 * An app with its roles and who holds it, straight and through groups. Agents and admins only.
 * @throws DeskError not-found for an unknown id, not-allowed for employees.
 */
export function loadApp(
  ctx: Pick<Context, "db" | "actor">,
  objectId: string,
  cursor: string | null = null,
): AppPage {
  requireRole(ctx, "admin", "agent");
  const { db } = ctx;
  const app = db.select().from(apps).where(eq(apps.objectId, objectId)).get();
  if (app === undefined) throw new DeskError("not-found", "There is no such app in the directory.");
  return {
    app,
    roles: rolesOf(db, app.id),
    groups: assignedGroups(db, app.id),
    groupCount: countGroups(db, app.id),
    people: assignedPeople(db, app.id, cursor),
    reach: countReach(db, app.id),
    freshness: findFreshness(db, "apps"),
  };
}

function rolesOf(db: Database, appId: number): AppPage["roles"] {
  const counts = db.all<{ roleId: string; n: number }>(
    sql`SELECT role_id AS roleId, count(*) AS n FROM assignments WHERE app_id = ${appId} GROUP BY role_id`,
  );
  const byRole = new Map(counts.map(({ roleId, n }) => [roleId, n]));
  return db
    .select()
    .from(appRoles)
    .where(eq(appRoles.appId, appId))
    .orderBy(appRoles.displayName)
    .all()
    .map((role) => ({ ...role, assignedCount: byRole.get(role.roleId) ?? 0 }));
}

function assignedGroups(db: Database, appId: number): AppGroup[] {
  return db
    .all<
      Omit<AppGroup, "isDynamic" | "isOnPremises"> & { isDynamic: number; isOnPremises: number }
    >(sql`SELECT
        g.object_id AS objectId, g.display_name AS displayName, g.kind AS kind, g.is_dynamic AS isDynamic,
        g.is_on_premises AS isOnPremises, ${ROLE_NAME} AS roleName,
        (SELECT count(*) FROM memberships m JOIN people p ON p.id = m.member_id WHERE m.group_id = g.id) AS memberCount
      FROM assignments s JOIN groups g ON g.id = s.principal_id
      LEFT JOIN app_roles r ON r.app_id = s.app_id AND r.role_id = s.role_id
      WHERE s.app_id = ${appId} AND s.principal_kind = 'group' ORDER BY g.sort_key, g.id, roleName LIMIT ${MOST_GROUPS}`)
    .map((row) => ({ ...row, isDynamic: row.isDynamic === 1, isOnPremises: row.isOnPremises === 1 }));
}

function countGroups(db: Database, appId: number): number {
  return db.get<{ n: number }>(sql`SELECT count(DISTINCT s.principal_id) AS n FROM assignments s
    WHERE s.app_id = ${appId} AND s.principal_kind = 'group'`).n;
}

// One row per person, whatever number of roles they hold.
function assignedPeople(db: Database, appId: number, cursor: string | null) {
  return readNamePage<AppPerson & { id: number; sortKey: string }>(
    sql`p`,
    cursor,
    PEOPLE_PAGE_SIZE,
    (where, direction, limit) =>
      db.all(sql`SELECT p.id AS id, p.sort_key AS sortKey, p.object_id AS objectId, p.display_name AS displayName,
        p.job_title AS jobTitle, p.status AS status, group_concat(${ROLE_NAME}, ', ') AS roleName
      FROM assignments s CROSS JOIN people p ON p.id = s.principal_id
      LEFT JOIN app_roles r ON r.app_id = s.app_id AND r.role_id = s.role_id
      WHERE s.app_id = ${appId} AND s.principal_kind = 'user' ${where.length === 0 ? sql`` : sql`AND ${sql.join(where, sql` AND `)}`}
      GROUP BY p.id ORDER BY p.sort_key ${direction}, p.id ${direction} LIMIT ${limit}`),
  );
}

function countReach(db: Database, appId: number): AppPage["reach"] {
  const direct = sql`SELECT p.id FROM assignments s JOIN people p ON p.id = s.principal_id
    WHERE s.app_id = ${appId} AND s.principal_kind = 'user'`;
  const through = sql`SELECT p.id FROM assignments s JOIN memberships m ON m.group_id = s.principal_id
    JOIN people p ON p.id = m.member_id WHERE s.app_id = ${appId} AND s.principal_kind = 'group'`;
  const count = (rows: ReturnType<typeof sql>) =>
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${rows})`).n;
  return {
    direct: count(sql`SELECT DISTINCT id FROM (${direct})`),
    viaGroups: count(sql`SELECT DISTINCT id FROM (${through})`),
    all: count(sql`${direct} UNION ${through}`),
  };
}
