import type { Database } from "#db/client.ts";
import { LINK } from "../stage/links.ts";

const removedIds = (staged: string) =>
  `SELECT o.id FROM ${staged} s JOIN objects o ON o.object_id = s.object_id WHERE s.is_removed = 1`;

/**
 * Soft-deleted people stay, as Deleted, without links (Microsoft gives those back on restore); what is
 * gone for good goes with all its links. Gives how many went, kind by kind.
 * @param plan.isFirst nothing was there before: then everybody is looked at, else only what this cycle touched.
 */
export function applyRemovals(
  db: Database,
  { hasRoles, isFirst }: { hasRoles: boolean; isFirst: boolean },
): Record<"people" | "groups" | "apps" | "administrativeUnits", number> {
  const run = (sql: string) => db.$client.prepare(sql).run().changes;
  // People whose deletion is all that this cycle told about them; the others came with their row.
  const softDeleted = run(
    `UPDATE people SET status = 'Deleted', in_scope = 0, deleted_at = s.deleted_at
     FROM staged_people s WHERE s.object_id = people.object_id AND s.deleted_at IS NOT NULL AND s.is_removed = 0
       AND s.display_name IS NULL AND people.status <> 'Deleted'`,
  );
  const people = run(`DELETE FROM people WHERE id IN (${removedIds("staged_people")})`);
  const groups = run(`DELETE FROM groups WHERE id IN (${removedIds("staged_groups")})`);
  const apps = run(`DELETE FROM apps WHERE id IN (${removedIds("staged_apps")})`);
  const units = run(`DELETE FROM administrative_units WHERE id IN (${removedIds("staged_units")})`);
  listGone(db, isFirst);
  const gone = "SELECT id FROM temp.gone";
  run(`DELETE FROM memberships WHERE group_id IN (${removedIds("staged_groups")})`);
  run(`DELETE FROM memberships WHERE member_id IN (${gone})`);
  run(`DELETE FROM ownerships WHERE group_id IN (${removedIds("staged_groups")})`);
  run(`DELETE FROM ownerships WHERE owner_id IN (${gone})`);
  run(`DELETE FROM unit_members WHERE unit_id IN (${removedIds("staged_units")})`);
  run(`DELETE FROM unit_members WHERE member_id IN (${gone})`);
  run(`DELETE FROM role_members WHERE member_id IN (${gone})`);
  run(`DELETE FROM assignments WHERE principal_id IN (${gone})`);
  run(`DELETE FROM assignments WHERE app_id IN (${removedIds("staged_apps")})`);
  run(`DELETE FROM app_roles WHERE app_id IN (${removedIds("staged_apps")})`);
  run(`UPDATE people SET manager_id = NULL WHERE manager_id IN (${removedIds("staged_people")})`);
  if (hasRoles) {
    run("DELETE FROM directory_roles WHERE object_id NOT IN (SELECT object_id FROM staged_roles)");
    run("DELETE FROM role_members WHERE role_id NOT IN (SELECT id FROM directory_roles)");
  }
  db.$client.exec("DROP TABLE temp.gone");
  return { people: people + softDeleted, groups, apps, administrativeUnits: units };
}

/**
 * Who can have no links any more: what went in this cycle, and deleted people whom it gave a link. Those
 * deleted earlier have none, so that the cost follows the changes.
 */
function listGone(db: Database, isFirst: boolean): void {
  const linked = [LINK.member, LINK.owner, LINK.unitMember, LINK.roleMember].map(
    (link) => `SELECT child_id FROM touched_links_${link} WHERE is_removed = 0`,
  );
  const touched = [
    "SELECT o.id FROM staged_people s CROSS JOIN objects o ON o.object_id = s.object_id WHERE s.deleted_at IS NOT NULL",
    ...linked,
    "SELECT principal_id FROM touched_assignments WHERE is_removed = 0",
  ].join(" UNION ALL ");
  const deleted = isFirst
    ? "SELECT id FROM people WHERE status = 'Deleted'"
    : `SELECT id FROM people WHERE id IN (${touched}) AND status = 'Deleted'`;
  db.$client.exec(
    `DROP TABLE IF EXISTS temp.gone; CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY);
     INSERT OR IGNORE INTO gone ${deleted} UNION ALL ${removedIds("staged_people")} UNION ALL ${removedIds("staged_groups")}`,
  );
}
