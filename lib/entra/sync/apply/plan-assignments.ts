import type { Database } from "#db/client.ts";
import { LINK, UNREAD } from "../stage/links.ts";
import type { ChangeCounts } from "../types.ts";

const COLUMNS = "assignment_id, app_id, principal_id, principal_kind, role_id, created_in_entra_at";

/**
 * Finds which app assignments come and go, and writes nothing yet: they stand in the temporary table
 * `touched_assignments`. They were read whole for every app: what was not read is gone, except of apps
 * that could not be read. When they were not told at all, nothing comes or goes.
 */
export function planAssignments(db: Database, isTold: boolean): void {
  const client = db.$client;
  client.exec("DROP TABLE IF EXISTS temp.touched_assignments");
  client.exec(
    `CREATE TEMP TABLE touched_assignments AS SELECT ${COLUMNS}, 0 AS is_removed FROM staged_assignments s
     WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.assignment_id = s.assignment_id)`,
  );
  if (!isTold) return;
  client.exec(
    `INSERT INTO touched_assignments SELECT ${COLUMNS}, 1 FROM assignments
     WHERE app_id NOT IN (SELECT parent_id FROM staged_links WHERE kind = ${LINK.assignment + UNREAD})
       AND NOT EXISTS (SELECT 1 FROM staged_assignments s WHERE s.assignment_id = assignments.assignment_id)`,
  );
}

/** Writes the assignments a plan found to come and go. */
export function writeAssignments(db: Database): ChangeCounts {
  const client = db.$client;
  const gone = "SELECT assignment_id FROM touched_assignments WHERE is_removed = 1";
  const removed = client.prepare(`DELETE FROM assignments WHERE assignment_id IN (${gone})`).run().changes;
  const added = client
    .prepare(
      `INSERT INTO assignments (${COLUMNS}) SELECT ${COLUMNS} FROM touched_assignments WHERE is_removed = 0`,
    )
    .run().changes;
  return { added, changed: 0, removed };
}

/** An app counts as enterprise application when Microsoft tags it so or somebody is assigned to it. */
export function markEnterpriseApps(db: Database): void {
  const rule = `(service_principal_type = 'Application' AND (is_tagged = 1
    OR EXISTS (SELECT 1 FROM assignments a WHERE a.app_id = apps.id)))`;
  db.$client.prepare(`UPDATE apps SET is_enterprise = ${rule} WHERE is_enterprise <> ${rule}`).run();
}

/** The roles of every app this cycle told about. */
export function applyAppRoles(db: Database): void {
  const told = `SELECT o.id AS app_id, r.value AS role FROM staged_apps s JOIN objects o ON o.object_id = s.object_id
    JOIN json_each(s.roles) r WHERE s.is_removed = 0 AND s.roles IS NOT NULL`;
  const next = `SELECT app_id, role ->> 'id' AS role_id, role ->> 'displayName' AS display_name, role ->> 'value' AS value,
    role ->> 'isEnabled' AS is_enabled, role ->> 'isForUsers' AS is_for_users FROM (${told})`;
  db.$client
    .prepare(
      `DELETE FROM app_roles WHERE app_id IN (SELECT o.id FROM staged_apps s JOIN objects o ON o.object_id = s.object_id
         WHERE s.is_removed = 0 AND s.roles IS NOT NULL)
       AND (app_id, role_id) NOT IN (SELECT app_id, role_id FROM (${next}))`,
    )
    .run();
  db.$client
    .prepare(
      `INSERT INTO app_roles (app_id, role_id, display_name, value, is_enabled, is_for_users) ${next} WHERE true
       ON CONFLICT (app_id, role_id) DO UPDATE SET display_name = excluded.display_name, value = excluded.value,
         is_enabled = excluded.is_enabled, is_for_users = excluded.is_for_users
       WHERE (display_name, value, is_enabled, is_for_users)
         IS NOT (excluded.display_name, excluded.value, excluded.is_enabled, excluded.is_for_users)`,
    )
    .run();
}
