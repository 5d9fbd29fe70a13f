import type { Database } from "#db/client.ts";
import { LINK } from "../stage/links.ts";
import type { MirrorTable } from "./plan-rows.ts";

type Feed = { runId: string; at: number };

/** A fact of a row whose change is told, with what stood there before and what stands there now. */
type Fact = { what: string; column: string; shown?: (row: string) => string };

const yesNo = (column: string, yes: string, no: string) => (row: string) =>
  `iif(${row}.${column}, '${yes}', '${no}')`;

const FACTS: Partial<Record<MirrorTable, { kind: string; facts: readonly Fact[] }>> = {
  people: {
    kind: "person",
    facts: [
      { what: "renamed", column: "display_name" },
      { what: "moved-department", column: "department" },
      { what: "moved-title", column: "job_title" },
      { what: "moved-office", column: "office_location" },
      {
        what: "moved-manager",
        column: "manager_id",
        // A manager who is new in this cycle is not in the mirror yet.
        shown: (row) => `coalesce((SELECT m.display_name FROM people m WHERE m.id = ${row}.manager_id),
          (SELECT s.display_name FROM objects o JOIN staged_people s ON s.object_id = o.object_id
            WHERE o.id = ${row}.manager_id))`,
      },
      { what: "changed-email", column: "work_email" },
      { what: "changed-type", column: "is_guest", shown: yesNo("is_guest", "Guest", "Member") },
      { what: "changed-hire-date", column: "employee_hire_date" },
    ],
  },
  groups: {
    kind: "group",
    facts: [
      { what: "renamed", column: "display_name" },
      { what: "described", column: "description" },
      { what: "changed-kind", column: "kind" },
      { what: "changed-rule", column: "membership_rule" },
      { what: "changed-visibility", column: "visibility" },
    ],
  },
  apps: {
    kind: "app",
    facts: [
      { what: "renamed", column: "display_name" },
      { what: "switched", column: "is_enabled", shown: yesNo("is_enabled", "Enabled", "Disabled") },
      {
        what: "changed-assignment-required",
        column: "is_assignment_required",
        shown: yesNo("is_assignment_required", "Assignment required", "Open to everyone"),
      },
    ],
  },
};

/**
 * Writes what this cycle changes, with before and after. Call it when the touched rows are known and
 * the mirror still holds the old ones.
 */
export function writeChangeFeed(db: Database, feed: Feed): void {
  writePeople(db, feed);
  for (const [table, staged] of [
    ["groups", "staged_groups"],
    ["apps", "staged_apps"],
  ] as const) {
    const add = adder(db, feed, FACTS[table]?.kind ?? table);
    add("added", `touched_${table} n WHERE n.is_new`, "NULL", table === "groups" ? MEMBERS_OF_NEW : "NULL");
    add("removed", `${staged} s CROSS JOIN ${table} n ON n.object_id = s.object_id WHERE s.is_removed = 1`);
  }
  for (const table of ["people", "groups", "apps"] as const) writeFacts(db, feed, table);
  writeLinks(db, feed, LINK.member, "member");
  writeLinks(db, feed, LINK.owner, "owner");
  writeAssignments(db, feed);
}

/** A new group says how many members it came with, instead of a line for each. */
const MEMBERS_OF_NEW = `(SELECT CASE count(*) WHEN 0 THEN NULL WHEN 1 THEN '1 member' ELSE count(*) || ' members' END
  FROM touched_links_${LINK.member} t WHERE t.parent_id = n.id AND t.is_removed = 0)`;

function adder(db: Database, feed: Feed, kind: string) {
  return (what: string, from: string, before = "NULL", after = "NULL") =>
    db.$client
      .prepare(
        `INSERT INTO change_feed (run_id, at, kind, object_id, name, what, before, after)
         SELECT ?, ?, '${kind}', n.object_id, n.display_name, '${what}', ${before}, ${after} FROM ${from}`,
      )
      .run(feed.runId, feed.at);
}

function writePeople(db: Database, feed: Feed): void {
  const add = adder(db, feed, "person");
  const both = "touched_people n JOIN people p ON p.id = n.id";
  add(
    "joined",
    `touched_people n LEFT JOIN people p ON p.id = n.id
     WHERE n.status <> 'Deleted' AND coalesce(p.status, 'Deleted') = 'Deleted'`,
    "NULL",
    "nullif(concat_ws(', ', n.department, n.office_location), '')",
  );
  const nameless = `staged_people s CROSS JOIN people n ON n.object_id = s.object_id WHERE n.status <> 'Deleted'`;
  add("left", `${both} WHERE n.status = 'Deleted' AND p.status <> 'Deleted'`);
  add("left", `${nameless} AND s.is_removed = 0 AND s.deleted_at IS NOT NULL AND s.display_name IS NULL`);
  add("left", `${nameless} AND s.is_removed = 1`, "NULL", "'for good'");
  add(
    "purged",
    "staged_people s CROSS JOIN people n ON n.object_id = s.object_id WHERE n.status = 'Deleted' AND s.is_removed = 1",
  );
  add("blocked", `${both} WHERE n.status = 'Blocked' AND p.status = 'Active'`);
  add("unblocked", `${both} WHERE n.status = 'Active' AND p.status = 'Blocked'`);
}

function writeFacts(db: Database, feed: Feed, table: "people" | "groups" | "apps"): void {
  const spec = FACTS[table];
  if (spec === undefined) return;
  const add = adder(db, feed, spec.kind);
  const isLive = table === "people" ? " AND n.status <> 'Deleted'" : "";
  for (const { what, column, shown = (row: string) => `${row}.${column}` } of spec.facts) {
    const from = `touched_${table} n JOIN ${table} p ON p.id = n.id WHERE n.${column} IS NOT p.${column}${isLive}`;
    add(what, from, shown("p"), shown("n"));
  }
}

/** Whoever leaves takes everything along: that is one line, not one for each thing they had. */
const GOES = `(EXISTS (SELECT 1 FROM staged_people s WHERE s.object_id = o.object_id
    AND (s.is_removed = 1 OR s.deleted_at IS NOT NULL))
  OR EXISTS (SELECT 1 FROM staged_groups s WHERE s.object_id = o.object_id AND s.is_removed = 1))`;
/** And whoever comes back from the recycle bin brings everything along. */
const RETURNS = `EXISTS (SELECT 1 FROM touched_people back JOIN people was ON was.id = back.id
  WHERE back.id = o.id AND was.status = 'Deleted' AND back.status <> 'Deleted')`;
/** A line of a link `t` to an object `o` that says nothing by itself. */
const GOES_ALONG = `(${GOES} OR (NOT t.is_removed AND ${RETURNS}))`;
/** The group or app of a link goes itself. */
const parentGoes = (staged: "staged_groups" | "staged_apps", parent: "g" | "a") =>
  `EXISTS (SELECT 1 FROM ${staged} s WHERE s.object_id = ${parent}.object_id AND s.is_removed = 1)`;

/** Who came into a group or went, one line each; groups that are new or gone say so themselves. */
function writeLinks(
  db: Database,
  feed: Feed,
  link: typeof LINK.member | typeof LINK.owner,
  word: string,
): void {
  db.$client
    .prepare(
      `INSERT INTO change_feed (run_id, at, kind, object_id, name, what, related_object_id, related_name)
       SELECT ?, ?, 'group', g.object_id, g.display_name,
         CASE t.is_removed WHEN 1 THEN '${word}-removed' ELSE '${word}-added' END, o.object_id,
         coalesce(p.display_name, n.display_name, nested.display_name, fresh.display_name, o.kind)
       FROM touched_links_${link} t JOIN groups g ON g.id = t.parent_id JOIN objects o ON o.id = t.child_id
       LEFT JOIN people p ON p.id = t.child_id LEFT JOIN touched_people n ON n.id = t.child_id AND p.id IS NULL
       LEFT JOIN groups nested ON nested.id = t.child_id
       LEFT JOIN touched_groups fresh ON fresh.id = t.child_id AND nested.id IS NULL
       WHERE NOT ${GOES_ALONG} AND NOT ${parentGoes("staged_groups", "g")}
       ORDER BY t.parent_id, t.is_removed, p.sort_key`,
    )
    .run(feed.runId, feed.at);
}

function writeAssignments(db: Database, feed: Feed): void {
  db.$client
    .prepare(
      `INSERT INTO change_feed (run_id, at, kind, object_id, name, what, before, after, related_object_id, related_name)
       SELECT ?, ?, 'app', a.object_id, a.display_name,
         CASE t.is_removed WHEN 1 THEN 'assignment-removed' ELSE 'assignment-added' END,
         iif(t.is_removed, r.display_name, NULL), iif(t.is_removed, NULL, r.display_name), o.object_id,
         coalesce(p.display_name, n.display_name, g.display_name, fresh.display_name, o.kind)
       FROM touched_assignments t JOIN apps a ON a.id = t.app_id JOIN objects o ON o.id = t.principal_id
       LEFT JOIN app_roles r ON r.app_id = t.app_id AND r.role_id = t.role_id
       LEFT JOIN people p ON p.id = o.id LEFT JOIN touched_people n ON n.id = o.id AND p.id IS NULL
       LEFT JOIN groups g ON g.id = o.id LEFT JOIN touched_groups fresh ON fresh.id = o.id AND g.id IS NULL
       WHERE NOT ${GOES_ALONG} AND NOT ${parentGoes("staged_apps", "a")}
       ORDER BY t.app_id, t.is_removed, p.sort_key`,
    )
    .run(feed.runId, feed.at);
}
