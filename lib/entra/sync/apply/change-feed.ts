import type { Database } from "#db/client.ts";
import { LINK } from "../stage/links.ts";

type Feed = { runId: string; at: number };

const PEOPLE_FACTS = [
  { what: "renamed", column: "display_name" },
  { what: "moved-department", column: "department" },
  { what: "moved-title", column: "job_title" },
  { what: "moved-office", column: "office_location" },
] as const;

/**
 * Writes what this cycle changes, with before and after. Call it when the touched rows are known and
 * the mirror still holds the old ones.
 */
export function writePeopleFeed(db: Database, feed: Feed): void {
  const add = (what: string, from: string, before = "NULL", after = "NULL", name = "n.display_name") =>
    db.$client
      .prepare(
        `INSERT INTO change_feed (run_id, at, kind, object_id, name, what, before, after)
         SELECT ?, ?, 'person', n.object_id, ${name}, '${what}', ${before}, ${after} FROM ${from}`,
      )
      .run(feed.runId, feed.at);
  const both = "touched_people n JOIN people p ON p.id = n.id";
  add(
    "joined",
    "touched_people n LEFT JOIN people p ON p.id = n.id WHERE n.status <> 'Deleted' AND coalesce(p.status, 'Deleted') = 'Deleted'",
  );
  add("left", `${both} WHERE n.status = 'Deleted' AND p.status <> 'Deleted'`);
  add("blocked", `${both} WHERE n.status = 'Blocked' AND p.status = 'Active'`);
  add("unblocked", `${both} WHERE n.status = 'Active' AND p.status = 'Blocked'`);
  for (const { what, column } of PEOPLE_FACTS) {
    add(what, `${both} WHERE n.${column} IS NOT p.${column}`, `p.${column}`, `n.${column}`);
  }
  const manager = (id: string) => `(SELECT m.display_name FROM people m WHERE m.id = ${id})`;
  add(
    "moved-manager",
    `${both} WHERE n.manager_id IS NOT p.manager_id`,
    manager("p.manager_id"),
    manager("n.manager_id"),
  );
  add(
    "left",
    `people n JOIN staged_people s ON s.object_id = n.object_id WHERE n.status <> 'Deleted'
       AND (s.is_removed = 1 OR (s.deleted_at IS NOT NULL AND s.display_name IS NULL))`,
  );
}

export function writeObjectFeed(db: Database, feed: Feed): void {
  for (const [table, staged, kind] of [
    ["groups", "staged_groups", "group"],
    ["apps", "staged_apps", "app"],
  ] as const) {
    const add = (what: string, from: string, before: string, after: string) =>
      db.$client
        .prepare(
          `INSERT INTO change_feed (run_id, at, kind, object_id, name, what, before, after)
           SELECT ?, ?, '${kind}', n.object_id, n.display_name, '${what}', ${before}, ${after} FROM ${from}`,
        )
        .run(feed.runId, feed.at);
    add("added", `touched_${table} n WHERE n.is_new`, "NULL", "NULL");
    const both = `touched_${table} n JOIN ${table} m ON m.id = n.id`;
    add("renamed", `${both} WHERE n.display_name <> m.display_name`, "m.display_name", "n.display_name");
    add(
      "removed",
      `${table} n JOIN ${staged} s ON s.object_id = n.object_id WHERE s.is_removed = 1`,
      "NULL",
      "NULL",
    );
  }
}

/** Members that came and went, one line per group; `after` is how many. */
export function writeMembershipFeed(db: Database, feed: Feed): void {
  db.$client
    .prepare(
      `INSERT INTO change_feed (run_id, at, kind, object_id, name, what, after)
       SELECT ?, ?, 'group', g.object_id, g.display_name,
         CASE t.is_removed WHEN 1 THEN 'members-removed' ELSE 'members-added' END, count(*)
       FROM touched_links_${LINK.member} t JOIN groups g ON g.id = t.parent_id GROUP BY t.parent_id, t.is_removed`,
    )
    .run(feed.runId, feed.at);
}
