import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import type { AppsQuery } from "./groups-query.ts";
import { nameConditions, readNamePage } from "./name-pages.ts";

export type AppRow = {
  objectId: string;
  displayName: string;
  description: string | null;
  isEnabled: boolean;
  isAssignmentRequired: boolean;
  isHidden: boolean;
  /** Assignments straight to people, and to groups. */
  personCount: number;
  groupCount: number;
  /** Roles that can be given to people. */
  roleCount: number;
};
export type AppsPage = { rows: AppRow[]; total: number; previous: string | null; next: string | null };

type RawApp = Omit<AppRow, "isEnabled" | "isAssignmentRequired" | "isHidden"> & {
  id: number;
  sortKey: string;
  isEnabled: number;
  isAssignmentRequired: number;
  isHidden: number;
};

export const APPS_PAGE_SIZE = 50;

/** A page of Enterprise applications by name. */
export function searchApps(db: Database, query: AppsQuery, options: { pageSize?: number } = {}): AppsPage {
  const where = [sql`a.is_enterprise = 1`, ...nameConditions(sql`a`, query.q)];
  const page = readNamePage<RawApp>(
    sql`a`,
    query.cursor,
    options.pageSize ?? APPS_PAGE_SIZE,
    (more, direction, limit) => readApps(db, [...where, ...more], direction, limit),
  );
  const total = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM apps a WHERE ${sql.join(where, sql` AND `)}`,
  ).n;
  const rows = page.rows.map(({ id: _id, sortKey: _sortKey, ...raw }) => ({
    ...raw,
    isEnabled: raw.isEnabled === 1,
    isAssignmentRequired: raw.isAssignmentRequired === 1,
    isHidden: raw.isHidden === 1,
  }));
  return { rows, total, previous: page.previous, next: page.next };
}

function readApps(db: Database, where: SQL[], direction: SQL, limit: number): RawApp[] {
  return db.all<RawApp>(sql`SELECT a.id AS id, a.sort_key AS sortKey, a.object_id AS objectId,
      a.display_name AS displayName, a.description AS description, a.is_enabled AS isEnabled,
      a.is_assignment_required AS isAssignmentRequired, a.is_hidden AS isHidden,
      (SELECT count(DISTINCT s.principal_id) FROM assignments s WHERE s.app_id = a.id AND s.principal_kind = 'user') AS personCount,
      (SELECT count(DISTINCT s.principal_id) FROM assignments s WHERE s.app_id = a.id AND s.principal_kind = 'group') AS groupCount,
      (SELECT count(*) FROM app_roles r WHERE r.app_id = a.id AND r.is_enabled = 1 AND r.is_for_users = 1) AS roleCount
    FROM apps a WHERE ${sql.join(where, sql` AND `)}
    ORDER BY a.sort_key ${direction}, a.id ${direction} LIMIT ${limit}`);
}

/** How many Enterprise applications the mirror has. */
export function countApps(db: Database): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM apps WHERE is_enterprise = 1`).n;
}
