import type { Database } from "#db/client.ts";
import { LINK, UNREAD } from "../stage/links.ts";
import type { ChangeCounts } from "../types.ts";

/** App assignments were read whole for every app: what was not read is gone, except of unread apps. */
export function applyAssignments(db: Database): ChangeCounts {
  const client = db.$client;
  const unread = `SELECT parent_id FROM staged_links WHERE kind = ${LINK.assignment + UNREAD}`;
  const removed = client
    .prepare(
      `DELETE FROM assignments WHERE app_id NOT IN (${unread})
       AND NOT EXISTS (SELECT 1 FROM staged_assignments s WHERE s.assignment_id = assignments.assignment_id)`,
    )
    .run().changes;
  const added = client
    .prepare(
      `INSERT INTO assignments (assignment_id, app_id, principal_id, principal_kind, role_id, created_in_entra_at)
       SELECT assignment_id, app_id, principal_id, principal_kind, role_id, created_in_entra_at
       FROM staged_assignments s WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.assignment_id = s.assignment_id)`,
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
  db.$client
    .prepare(
      `DELETE FROM app_roles WHERE app_id IN (SELECT o.id FROM staged_apps s JOIN objects o ON o.object_id = s.object_id
         WHERE s.is_removed = 0 AND s.roles IS NOT NULL)`,
    )
    .run();
  db.$client
    .prepare(
      `INSERT OR REPLACE INTO app_roles (app_id, role_id, display_name, value, is_enabled, is_for_users)
       SELECT app_id, role ->> 'id', role ->> 'displayName', role ->> 'value', role ->> 'isEnabled', role ->> 'isForUsers'
       FROM (${told})`,
    )
    .run();
}
