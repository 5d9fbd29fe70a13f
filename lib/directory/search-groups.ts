import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { grantedPermissions } from "./granted-permissions.ts";
import { groupManageability, type GroupManageability } from "./group-manageability.ts";
import type { GroupFilter, GroupsQuery } from "./groups-query.ts";
import { nameConditions, readNamePage } from "./name-pages.ts";
import type { GroupKind } from "./types.ts";

export type GroupRow = {
  objectId: string;
  displayName: string;
  description: string | null;
  mail: string | null;
  kind: GroupKind;
  isDynamic: boolean;
  isOnPremises: boolean;
  isRoleAssignable: boolean;
  isManagementRestricted: boolean;
  isTeam: boolean;
  inScope: boolean;
  memberCount: number;
  appCount: number;
  manageability: GroupManageability;
  /** Is that person a direct member? Null when nobody was asked about. */
  hasPerson: boolean | null;
};

export type GroupsPage = { rows: GroupRow[]; total: number; previous: string | null; next: string | null };

type RawGroup = Omit<GroupRow, "manageability" | "hasPerson"> & {
  id: number;
  sortKey: string;
  hasPerson: number | null;
};

export const GROUPS_PAGE_SIZE = 50;

const FILTERS: Record<GroupFilter, SQL> = {
  Security: sql`g.kind = 'Security'`,
  "Microsoft 365": sql`g.kind = 'Microsoft 365'`,
  "Mail-enabled security": sql`g.kind = 'Mail-enabled security'`,
  Distribution: sql`g.kind = 'Distribution'`,
  Dynamic: sql`g.is_dynamic = 1`,
  "On-premises": sql`g.is_on_premises = 1`,
};

/**
 * A page of groups by name, each with whether it can be managed and why not. A picker lists those out of
 * scope too, with the reason; the Groups page doesn't.
 */
export function searchGroups(
  db: Database,
  query: GroupsQuery,
  options: { forPersonObjectId?: string; pageSize?: number; isInScopeOnly?: boolean } = {},
): GroupsPage {
  const where = [
    ...nameConditions(sql`g`, query.q),
    ...(query.kind === null ? [] : [FILTERS[query.kind]]),
    ...(options.isInScopeOnly === true ? [sql`g.in_scope = 1`] : []),
  ];
  const pageSize = options.pageSize ?? GROUPS_PAGE_SIZE;
  const page = readNamePage<RawGroup>(sql`g`, query.cursor, pageSize, (more, direction, limit) =>
    readGroups(db, [...where, ...more], direction, limit, options.forPersonObjectId),
  );
  const total = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM groups g WHERE ${all(where)}`).n;
  const granted = grantedPermissions(db);
  const rows = page.rows.map((raw) => toGroupRow(raw, granted));
  return { rows, total, previous: page.previous, next: page.next };
}

/** How many groups in scope of each filter there are, for the switch. */
export function groupCounts(db: Database): Record<GroupFilter | "all", number> {
  const counts = Object.entries(FILTERS).map(
    ([name, test]) => sql`count(*) FILTER (WHERE ${test}) AS ${sql.identifier(name)}`,
  );
  return db.get<Record<GroupFilter | "all", number>>(
    sql`SELECT count(*) AS "all", ${sql.join(counts, sql`, `)} FROM groups g WHERE g.in_scope = 1`,
  );
}

function readGroups(
  db: Database,
  where: SQL[],
  direction: SQL,
  limit: number,
  personObjectId: string | undefined,
) {
  const hasPerson =
    personObjectId === undefined
      ? sql`NULL`
      : sql`EXISTS (SELECT 1 FROM memberships x JOIN objects o ON o.id = x.member_id
          WHERE x.group_id = g.id AND o.object_id = ${personObjectId})`;
  return db.all<RawGroup>(sql`SELECT g.id AS id, g.sort_key AS sortKey, g.object_id AS objectId,
      g.display_name AS displayName, g.description AS description, g.mail AS mail, g.kind AS kind,
      g.is_dynamic AS isDynamic, g.is_on_premises AS isOnPremises, g.is_role_assignable AS isRoleAssignable,
      g.is_management_restricted AS isManagementRestricted, g.is_team AS isTeam, g.in_scope AS inScope,
      (SELECT count(*) FROM memberships x WHERE x.group_id = g.id) AS memberCount,
      (SELECT count(DISTINCT a.app_id) FROM assignments a WHERE a.principal_id = g.id) AS appCount,
      ${hasPerson} AS hasPerson
    FROM groups g WHERE ${all(where)} ORDER BY g.sort_key ${direction}, g.id ${direction} LIMIT ${limit}`);
}

function toGroupRow(raw: RawGroup, granted: readonly string[]): GroupRow {
  const { id: _id, sortKey: _sortKey, ...row } = raw;
  // SQLite gives 0 and 1 for the flags.
  const facts = {
    isDynamic: Boolean(row.isDynamic),
    isOnPremises: Boolean(row.isOnPremises),
    isRoleAssignable: Boolean(row.isRoleAssignable),
    isManagementRestricted: Boolean(row.isManagementRestricted),
    inScope: Boolean(row.inScope),
  };
  return {
    ...row,
    ...facts,
    isTeam: Boolean(row.isTeam),
    hasPerson: raw.hasPerson === null ? null : raw.hasPerson === 1,
    manageability: groupManageability({ kind: row.kind, ...facts }, granted),
  };
}

function all(where: readonly SQL[]): SQL {
  return where.length === 0 ? sql`1` : sql.join([...where], sql` AND `);
}
