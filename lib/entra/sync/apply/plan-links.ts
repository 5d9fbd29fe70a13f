import type { Database } from "#db/client.ts";
import { LINK, UNREAD, type LinkKind } from "../stage/links.ts";
import type { ChangeCounts } from "../types.ts";

export type MirrorLink = Exclude<LinkKind, typeof LINK.assignment>;

/** Where links of a kind live in the mirror. `staged` holds their parents. */
const TABLES: Record<MirrorLink, { table: string; parent: string; child: string; staged: string }> = {
  [LINK.member]: { table: "memberships", parent: "group_id", child: "member_id", staged: "staged_groups" },
  [LINK.owner]: { table: "ownerships", parent: "group_id", child: "owner_id", staged: "staged_groups" },
  [LINK.unitMember]: { table: "unit_members", parent: "unit_id", child: "member_id", staged: "staged_units" },
  [LINK.roleMember]: { table: "role_members", parent: "role_id", child: "member_id", staged: "staged_roles" },
};

const PARENTS: Record<MirrorLink, string> = {
  [LINK.member]: "groups",
  [LINK.owner]: "groups",
  [LINK.unitMember]: "administrative_units",
  [LINK.roleMember]: "directory_roles",
};

/** What will be written of one kind of links. A first fill is written straight from staging. */
export type LinkPlan = { kind: MirrorLink; isFirst: boolean; isComplete: boolean };

/**
 * Finds which links of one kind come and go, and writes nothing yet: (parent_id, child_id, is_removed)
 * stand in the temporary table `touched_links_<kind>`. What delta took away is gone; after a complete
 * reading, so is what was not read of a read parent.
 */
export function planLinks(db: Database, kind: MirrorLink, isComplete: boolean): LinkPlan {
  const client = db.$client;
  const { table, parent, child, staged } = TABLES[kind];
  const touched = `touched_links_${kind}`;
  client.exec(`DROP TABLE IF EXISTS temp.${touched}`);
  client.exec(`CREATE TEMP TABLE ${touched} (parent_id INTEGER, child_id INTEGER, is_removed INTEGER)`);
  const isFirst = client.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;
  if (isFirst) return { kind, isFirst, isComplete };
  const there = `SELECT 1 FROM ${table} t WHERE t.${parent} = s.parent_id AND t.${child} = s.child_id`;
  client.exec(
    `INSERT INTO ${touched} SELECT s.parent_id, s.child_id, 0 FROM staged_links s
     WHERE s.kind = ${kind} AND s.is_removed = 0 AND NOT EXISTS (${there})`,
  );
  const ended = `SELECT s.parent_id, s.child_id, 1 FROM staged_links s
     WHERE s.kind = ${kind} AND s.is_removed = 1 AND EXISTS (${there})`;
  const unlisted = `SELECT t.${parent}, t.${child}, 1 FROM ${staged} p
     CROSS JOIN objects o ON o.object_id = p.object_id CROSS JOIN ${table} t ON t.${parent} = o.id
     WHERE p.display_name IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM staged_links u WHERE u.kind = ${kind + UNREAD} AND u.parent_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM staged_links s WHERE s.kind = ${kind} AND s.is_removed = 0
                         AND s.parent_id = t.${parent} AND s.child_id = t.${child})`;
  client.exec(`INSERT INTO ${touched} ${isComplete ? `${unlisted} UNION ${ended}` : ended}`);
  client.exec(`CREATE INDEX temp.${touched}_parent ON ${touched} (parent_id)`);
  return { kind, isFirst, isComplete };
}

/** Writes the links a plan found to come and go. */
export function writeLinks(db: Database, { kind, isFirst, isComplete }: LinkPlan): ChangeCounts {
  const client = db.$client;
  const { table, parent, child } = TABLES[kind];
  const from = isFirst ? `staged_links WHERE kind = ${kind} AND` : `touched_links_${kind} WHERE`;
  const added = client
    .prepare(
      `INSERT INTO ${table} (${parent}, ${child}) SELECT parent_id, child_id FROM ${from} is_removed = 0`,
    )
    .run().changes;
  const removed = client
    .prepare(
      `DELETE FROM ${table} WHERE (${parent}, ${child}) IN
         (SELECT parent_id, child_id FROM touched_links_${kind} WHERE is_removed = 1)`,
    )
    .run().changes;
  // Late changes may name a group that nobody lists any more; nothing would ever tell of its end.
  const isOrphan = `${parent} NOT IN (SELECT id FROM ${PARENTS[kind]})`;
  if (isComplete) client.exec(`DELETE FROM ${table} WHERE ${isOrphan}`);
  return { added, changed: 0, removed };
}
