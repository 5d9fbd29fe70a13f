import type { Database } from "#db/client.ts";
import { mirrorLines } from "../testing.ts";

/** Columns that `mirrorLines` does not show. */
const FACTS: Record<string, string> = {
  personFacts: `SELECT json_array(object_id, given_name, surname, company_name, city, country, mobile_phone,
      business_phone, employee_id, employee_type, external_user_state, distinguished_name, employee_hire_date,
      is_on_premises, is_management_restricted, created_in_entra_at, last_password_change_at,
      sessions_valid_from_at)
    FROM people WHERE status <> 'Deleted'`,
  groupFacts: `SELECT json_array(object_id, kind, description, is_dynamic, membership_rule, is_on_premises,
      is_role_assignable, is_management_restricted, is_team, created_in_entra_at) FROM groups`,
  appFacts: `SELECT json_array(object_id, app_id, display_name, description, homepage, is_enabled,
      is_assignment_required, is_hidden, is_tagged, service_principal_type) FROM apps`,
  appRoles: `SELECT json_array(o.object_id, r.role_id, r.display_name, r.value, r.is_enabled, r.is_for_users)
    FROM app_roles r JOIN objects o ON o.id = r.app_id`,
  unitFacts: `SELECT json_array(object_id, description, is_membership_hidden, is_management_restricted)
    FROM administrative_units`,
  directoryRoles: `SELECT json_array(object_id, display_name, template_id) FROM directory_roles`,
  notSearchable: `SELECT object_id FROM people p WHERE NOT EXISTS (SELECT 1 FROM people_search s
      WHERE s.rowid = p.id AND people_search MATCH '"' || replace(p.search_text, '"', '""') || '"')`,
};

/** All of the mirror, list by list, as sorted lines. */
export function wholeMirror(db: Database): Record<string, string[]> {
  const lines = (sql: string) => db.$client.prepare<[], string>(sql).pluck().all().toSorted();
  const facts = Object.entries(FACTS).map(([name, sql]) => [name, lines(sql)]);
  return { ...mirrorLines(db), ...Object.fromEntries(facts) };
}

const TABLES = [
  "people",
  "groups",
  "apps",
  "app_roles",
  "administrative_units",
  "directory_roles",
  "memberships",
  "ownerships",
  "unit_members",
  "role_members",
  "assignments",
] as const;

/** A quick look at every row of the mirror, to be compared with another look. */
export function createMirrorGlance(db: Database): () => string {
  const all = TABLES.map((table) => db.$client.prepare(`SELECT * FROM ${table}`).raw());
  return () => JSON.stringify(all.map((rows) => rows.all()));
}
