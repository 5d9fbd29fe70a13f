import { LINK } from "./stage/links.ts";
import type { MirrorKind } from "./apply/kinds.ts";

/** More than this at once is asked about: so many, or so large a share, but never below the floor. */
export type Limit = { count: number; share: number; floor: number };

export type GuardKey =
  | "people-removed"
  | "people-added"
  | "people-emptied"
  | "groups-removed"
  | "groups-added"
  | "members-removed"
  | "apps-removed"
  | "apps-added"
  | "assignments-removed"
  | "units-removed";

/** One kind of change that must not happen in great numbers unasked. */
export type Guard = {
  key: GuardKey;
  kind: MirrorKind;
  /** As the settings name it. */
  title: string;
  /** After a number: "742 people would be removed or blocked". */
  words: string;
  limit: Limit;
  /** To leave none at all is always asked about: a list that comes back empty is no news of a tenant. */
  leavesSome: boolean;
  /** How many there are, as SQL. */
  known: string;
  /** SELECT of (what, object_id, related_id, name, detail), from staging and the temporary touched tables. */
  items(isComplete: boolean): string;
  /** Can be told from staging alone, before anything is compared. */
  isEarly: boolean;
};

const LIVE = "p.status <> 'Deleted'";
const WORK = "nullif(concat_ws(', ', p.job_title, p.department), '')";

/** Rows of a mirror table that staging takes away, or that a complete reading did not name. */
const gone = (table: string, staged: string, where: string, isComplete: boolean, detail = "NULL") => {
  const row = `'removed' AS what, m.object_id, '' AS related_id, m.display_name AS name, ${detail} AS detail`;
  const told = `SELECT ${row} FROM ${staged} s CROSS JOIN ${table} m ON m.object_id = s.object_id
    WHERE s.is_removed = 1 AND ${where}`;
  const absent = `SELECT ${row} FROM ${table} m WHERE ${where}
    AND NOT EXISTS (SELECT 1 FROM ${staged} s WHERE s.object_id = m.object_id)`;
  return isComplete ? `${told} UNION ALL ${absent}` : told;
};

const added = (table: string, where = "1", detail = "NULL") =>
  `SELECT 'added' AS what, n.object_id, '' AS related_id, n.display_name AS name, ${detail} AS detail
   FROM touched_${table} n WHERE n.is_new AND ${where}`;

const EMPTIED = [
  ["mail", "email"],
  ["job_title", "title"],
  ["department", "department"],
  ["office_location", "office"],
  ["manager_id", "manager"],
] as const;
const lost = (column: string) => `(p.${column} IS NOT NULL AND n.${column} IS NULL)`;

export const GUARDS: readonly Guard[] = [
  {
    key: "people-removed",
    kind: "people",
    title: "People removed or blocked",
    words: "people would be removed or blocked",
    limit: { count: 500, share: 0.2, floor: 20 },
    leavesSome: true,
    known: "people WHERE status <> 'Deleted'",
    isEarly: true,
    items(isComplete) {
      const row = (what: string) =>
        `'${what}' AS what, p.object_id, '' AS related_id, p.display_name AS name, ${WORK} AS detail`;
      // CROSS JOIN: from the few that are staged to the mirror, never the other way round.
      const both = "staged_people s CROSS JOIN people p ON p.object_id = s.object_id";
      const removed = `SELECT ${row("removed")} FROM ${both} WHERE ${LIVE} AND (s.is_removed = 1 OR s.deleted_at IS NOT NULL)`;
      const blocked = `SELECT ${row("blocked")} FROM ${both}
        WHERE p.status = 'Active' AND s.account_enabled = 0 AND s.is_removed = 0 AND s.deleted_at IS NULL`;
      const absent = `SELECT ${row("removed")} FROM people p WHERE ${LIVE}
        AND NOT EXISTS (SELECT 1 FROM staged_people s WHERE s.object_id = p.object_id)`;
      return [removed, blocked, ...(isComplete ? [absent] : [])].join(" UNION ALL ");
    },
  },
  {
    key: "people-added",
    kind: "people",
    title: "People added",
    words: "people would be added",
    limit: { count: 5_000, share: 0.5, floor: 200 },
    leavesSome: false,
    known: "people WHERE status <> 'Deleted'",
    isEarly: false,
    items: () =>
      added("people", "n.status <> 'Deleted'", "nullif(concat_ws(', ', n.job_title, n.department), '')"),
  },
  {
    key: "people-emptied",
    kind: "people",
    title: "People losing email, title, department, office or manager",
    words: "people would lose facts such as title or department",
    limit: { count: 500, share: 0.2, floor: 20 },
    leavesSome: false,
    known: "people WHERE status <> 'Deleted'",
    isEarly: false,
    items: () =>
      `SELECT 'emptied' AS what, n.object_id, '' AS related_id, n.display_name AS name,
         concat_ws(', ', ${EMPTIED.map(([column, word]) => `iif(${lost(column)}, '${word}', NULL)`).join(", ")}) AS detail
       FROM touched_people n JOIN people p ON p.id = n.id
       WHERE n.status <> 'Deleted' AND (${EMPTIED.map(([column]) => lost(column)).join(" OR ")})`,
  },
  {
    key: "groups-removed",
    kind: "groups",
    title: "Groups removed",
    words: "groups would be removed",
    limit: { count: 100, share: 0.2, floor: 10 },
    leavesSome: true,
    known: "groups",
    isEarly: true,
    items: (isComplete) => gone("groups", "staged_groups", "1", isComplete, "m.kind"),
  },
  {
    key: "groups-added",
    kind: "groups",
    title: "Groups added",
    words: "groups would be added",
    limit: { count: 2_000, share: 0.5, floor: 100 },
    leavesSome: false,
    known: "groups",
    isEarly: false,
    items: () => added("groups", "1", "n.kind"),
  },
  {
    key: "members-removed",
    kind: "groups",
    title: "Memberships removed",
    words: "memberships would be removed",
    limit: { count: 10_000, share: 0.2, floor: 200 },
    leavesSome: false,
    known: "memberships",
    isEarly: false,
    items: () =>
      `SELECT 'removed' AS what, o.object_id, g.object_id AS related_id, coalesce(p.display_name, o.object_id) AS name,
         g.display_name AS detail
       FROM touched_links_${LINK.member} t JOIN groups g ON g.id = t.parent_id JOIN objects o ON o.id = t.child_id
       LEFT JOIN people p ON p.id = t.child_id WHERE t.is_removed = 1
         AND NOT EXISTS (SELECT 1 FROM staged_people s WHERE s.object_id = o.object_id
                           AND (s.is_removed = 1 OR s.deleted_at IS NOT NULL))`,
  },
  {
    key: "apps-removed",
    kind: "apps",
    title: "Applications removed",
    words: "applications would be removed",
    limit: { count: 100, share: 0.2, floor: 10 },
    leavesSome: true,
    known: "apps WHERE is_enterprise = 1",
    isEarly: true,
    items: (isComplete) => gone("apps", "staged_apps", "m.is_enterprise = 1", isComplete),
  },
  {
    key: "apps-added",
    kind: "apps",
    title: "Applications added",
    words: "applications would be added",
    limit: { count: 1_000, share: 0.5, floor: 100 },
    leavesSome: false,
    known: "apps",
    isEarly: false,
    items: () => added("apps"),
  },
  {
    key: "assignments-removed",
    kind: "assignments",
    title: "App assignments removed",
    words: "app assignments would be removed",
    limit: { count: 5_000, share: 0.2, floor: 100 },
    leavesSome: false,
    known: "assignments",
    isEarly: false,
    items: () =>
      `SELECT 'removed' AS what, o.object_id, a.object_id AS related_id, coalesce(p.display_name, g.display_name, o.object_id) AS name,
         a.display_name AS detail
       FROM (SELECT DISTINCT app_id, principal_id FROM touched_assignments WHERE is_removed = 1) t
       JOIN apps a ON a.id = t.app_id JOIN objects o ON o.id = t.principal_id
       LEFT JOIN people p ON p.id = o.id LEFT JOIN groups g ON g.id = o.id
       WHERE NOT EXISTS (SELECT 1 FROM staged_people s WHERE s.object_id = o.object_id
                           AND (s.is_removed = 1 OR s.deleted_at IS NOT NULL))`,
  },
  {
    key: "units-removed",
    kind: "units",
    title: "Administrative units removed",
    words: "administrative units would be removed",
    limit: { count: 50, share: 0.2, floor: 10 },
    leavesSome: false,
    known: "administrative_units",
    isEarly: true,
    items: (isComplete) => gone("administrative_units", "staged_units", "1", isComplete),
  },
];

export function findGuard(key: string): Guard | null {
  return GUARDS.find((guard) => guard.key === key) ?? null;
}

/** How many of `known` may change at once. */
export function allowed({ limit, leavesSome }: Pick<Guard, "limit" | "leavesSome">, known: number): number {
  const most = Math.max(limit.floor, Math.min(limit.count, Math.floor(limit.share * known)));
  return leavesSome && known > 1 ? Math.min(most, known - 1) : most;
}
