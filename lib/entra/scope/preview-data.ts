import type { Database } from "#db/client.ts";
import { groupsRule, peopleRule } from "./scope.ts";
import type { Scope, ScopeMove, ScopePreview } from "./types.ts";

const NAMED = 12;

/** What saving this scope would change, from the mirror and without writing anything. */
export function previewScope(db: Database, scope: Scope): ScopePreview {
  const client = db.$client;
  const count = (sql: string) => Number(client.prepare(sql).pluck().get());
  // Judged once each, by id, and then asked several times.
  client.exec("DROP TABLE IF EXISTS temp.scope_people; DROP TABLE IF EXISTS temp.scope_groups");
  client.exec(
    `CREATE TEMP TABLE scope_people AS SELECT * FROM (SELECT id, in_scope AS was, status, is_guest,
       ${peopleRule(scope, "people", false)} AS is_chosen, ${peopleRule(scope)} AS will FROM people)
     WHERE was = 1 OR is_chosen`,
  );
  client.exec(
    `CREATE TEMP TABLE scope_groups AS SELECT id, in_scope AS was, ${groupsRule(scope)} AS will FROM groups`,
  );
  const side = (table: "people" | "groups") => ({
    before: count(`SELECT count(*) FROM temp.scope_${table} WHERE was = 1`),
    after: count(`SELECT count(*) FROM temp.scope_${table} WHERE will = 1`),
    enter: moveOf(db, table, "was = 0 AND will = 1"),
    leave: moveOf(db, table, "was = 1 AND will = 0"),
  });
  const memberships = (column: "was" | "will") =>
    count(
      `SELECT count(*) FROM memberships m JOIN temp.scope_groups g ON g.id = m.group_id AND g.${column} = 1
       JOIN temp.scope_people p ON p.id = m.member_id AND p.${column} = 1`,
    );
  client.exec("CREATE INDEX temp.scope_people_id ON scope_people (id)");
  const preview: ScopePreview = {
    people: side("people"),
    groups: side("groups"),
    memberships: { before: memberships("was"), after: memberships("will") },
    guests: count("SELECT count(*) FROM temp.scope_people WHERE is_chosen AND is_guest = 1"),
    blocked: count(
      "SELECT count(*) FROM temp.scope_people WHERE is_chosen AND status = 'Blocked' AND is_guest = 0",
    ),
  };
  client.exec("DROP TABLE temp.scope_people; DROP TABLE temp.scope_groups");
  return preview;
}

function moveOf(db: Database, table: "people" | "groups", where: string): ScopeMove {
  const from = `temp.scope_${table} s JOIN ${table} t ON t.id = s.id WHERE ${where}`;
  return {
    count: Number(db.$client.prepare(`SELECT count(*) FROM ${from}`).pluck().get()),
    first: db.$client
      .prepare<[], { objectId: string; displayName: string }>(
        `SELECT t.object_id AS objectId, t.display_name AS displayName FROM ${from} ORDER BY t.sort_key LIMIT ${NAMED}`,
      )
      .all(),
  };
}
