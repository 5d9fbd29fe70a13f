import type { Database } from "#db/client.ts";
import { groupsRule, peopleRule } from "./scope.ts";
import type { Scope, ScopeMove, ScopeNow, ScopePreview } from "./types.ts";

const NAMED = 12;

/** How many are in sight now, and how many each switch would add to the people chosen. Cheap at any size. */
export function countScope(db: Database, scope: Scope): ScopeNow {
  const one = <T>(sql: string) => db.$client.prepare<[], T>(sql).get();
  const chosen = one<{ people: number; guests: number; blocked: number }>(
    `SELECT count(*) FILTER (WHERE in_scope = 1) AS people,
       count(*) FILTER (WHERE is_chosen AND is_guest = 1) AS guests,
       count(*) FILTER (WHERE is_chosen AND status = 'Blocked' AND is_guest = 0) AS blocked
     FROM (SELECT in_scope, is_guest, status, ${peopleRule(scope, "people", false)} AS is_chosen FROM people)`,
  );
  const groups = one<{ shown: number; all: number }>(
    `SELECT count(*) FILTER (WHERE in_scope = 1) AS shown, count(*) AS "all" FROM groups`,
  );
  return {
    people: chosen?.people ?? 0,
    guests: chosen?.guests ?? 0,
    blocked: chosen?.blocked ?? 0,
    groups: groups?.shown ?? 0,
    allGroups: groups?.all ?? 0,
  };
}

/** What saving this scope would change, from the mirror and without writing anything. */
export function previewScope(db: Database, scope: Scope): ScopePreview {
  const client = db.$client;
  // Judged once each, by id, and then asked several times.
  client.exec(
    `DROP TABLE IF EXISTS temp.scope_people; DROP TABLE IF EXISTS temp.scope_groups;
     CREATE TEMP TABLE scope_people (id INTEGER PRIMARY KEY, was, will);
     CREATE TEMP TABLE scope_groups (id INTEGER PRIMARY KEY, was, will);
     INSERT INTO scope_people SELECT * FROM (SELECT id, in_scope AS was, ${peopleRule(scope)} AS will FROM people)
       WHERE was OR will;
     INSERT INTO scope_groups SELECT * FROM (SELECT id, in_scope AS was, ${groupsRule(scope)} AS will FROM groups)
       WHERE was OR will`,
  );
  const preview = {
    people: sideOf(db, "people"),
    groups: sideOf(db, "groups"),
    memberships: countMemberships(db),
  };
  client.exec("DROP TABLE temp.scope_people; DROP TABLE temp.scope_groups");
  return preview;
}

/** From groups to members, one look-up each: in this order it takes as long as the groups are large. */
function countMemberships(db: Database): ScopePreview["memberships"] {
  const count = db.$client
    .prepare<[], { before: number | null; after: number | null }>(
      `SELECT sum(g.was AND p.was) AS before, sum(g.will AND p.will) AS after
       FROM temp.scope_groups g CROSS JOIN memberships m ON m.group_id = g.id
       CROSS JOIN temp.scope_people p ON p.id = m.member_id`,
    )
    .get();
  return { before: count?.before ?? 0, after: count?.after ?? 0 };
}

function sideOf(db: Database, table: "people" | "groups"): ScopePreview["people"] {
  const count = db.$client
    .prepare<[], { before: number; after: number }>(
      `SELECT count(*) FILTER (WHERE was) AS before, count(*) FILTER (WHERE will) AS after FROM temp.scope_${table}`,
    )
    .get();
  return {
    before: count?.before ?? 0,
    after: count?.after ?? 0,
    enter: moveOf(db, table, "NOT was AND will"),
    leave: moveOf(db, table, "was AND NOT will"),
  };
}

function moveOf(db: Database, table: "people" | "groups", where: string): ScopeMove {
  const from = `temp.scope_${table} s JOIN ${table} t ON t.id = s.id WHERE ${where}`;
  return {
    count: Number(
      db.$client.prepare(`SELECT count(*) FROM temp.scope_${table} WHERE ${where}`).pluck().get(),
    ),
    first: db.$client
      .prepare<[], { objectId: string; displayName: string }>(
        `SELECT t.object_id AS objectId, t.display_name AS displayName FROM ${from} ORDER BY t.sort_key LIMIT ${NAMED}`,
      )
      .all(),
  };
}
