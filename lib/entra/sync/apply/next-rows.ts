import { followsLinks, groupsRule, peopleRule } from "#lib/entra/scope/scope.ts";
import type { Scope } from "#lib/entra/scope/types.ts";

/** A scope that follows links is settled once these are written: until then everybody stays as they were. */
const WAS_IN_SCOPE = (table: "people" | "groups") =>
  `coalesce((SELECT was.in_scope FROM ${table} was WHERE was.id = next.id), 0)`;

/** A list leaves out a manager who is in the recycle bin; restored, they are the manager again. */
const LOST_MANAGER = `WHEN s.manager_object_id = ''
  AND EXISTS (SELECT 1 FROM people bin WHERE bin.id = p.manager_id AND bin.status = 'Deleted') THEN p.manager_id`;

/**
 * The mirror's rows as they will be after this cycle, made in SQL from staging. Staged rows without a
 * name say nothing about an object (seen but unreadable, or only its deletion) and are left out.
 */
export const NEXT = {
  people: (scope: Scope, isComplete: boolean) => `
    SELECT *, ${followsLinks(scope) ? WAS_IN_SCOPE("people") : peopleRule(scope, "next")} AS in_scope FROM (
      SELECT o.id, s.object_id, s.display_name, s.given_name, s.surname, s.user_principal_name, s.mail,
        lower(coalesce(s.mail, s.user_principal_name)) AS work_email, s.job_title, s.department,
        s.company_name, s.office_location, s.usage_location, s.city, s.country, s.mobile_phone,
        s.business_phone, s.employee_id, s.employee_type, s.employee_hire_date,
        CASE WHEN s.deleted_at IS NOT NULL THEN 'Deleted' WHEN s.account_enabled = 0 THEN 'Blocked'
             ELSE 'Active' END AS status,
        coalesce(s.user_type = 'Guest', 0) AS is_guest, s.external_user_state,
        CASE WHEN s.manager_object_id IS NULL THEN p.manager_id
             ${isComplete ? LOST_MANAGER : ""} ELSE m.id END AS manager_id,
        s.is_on_premises, s.distinguished_name, s.is_management_restricted, s.created_in_entra_at,
        s.deleted_at, s.last_password_change_at, s.sessions_valid_from_at, s.sort_key, s.search_text
      FROM staged_people s JOIN objects o ON o.object_id = s.object_id
      LEFT JOIN people p ON p.id = o.id
      LEFT JOIN objects m ON m.object_id = s.manager_object_id
      WHERE s.is_removed = 0 AND s.display_name IS NOT NULL) next`,
  groups: (scope: Scope) => `
    SELECT *, ${followsLinks(scope) ? WAS_IN_SCOPE("groups") : groupsRule(scope, "next")} AS in_scope FROM (
    SELECT o.id, s.object_id, s.display_name, s.description, s.mail,
      CASE WHEN s.is_unified = 1 THEN 'Microsoft 365'
           WHEN s.mail_enabled = 0 THEN 'Security'
           WHEN s.security_enabled = 1 THEN 'Mail-enabled security' ELSE 'Distribution' END AS kind,
      s.is_dynamic, s.membership_rule, s.is_on_premises, s.is_role_assignable, s.is_management_restricted,
      s.is_team, s.visibility, s.created_in_entra_at, s.sort_key
    FROM staged_groups s JOIN objects o ON o.object_id = s.object_id
    WHERE s.is_removed = 0 AND s.display_name IS NOT NULL) next`,
  apps: () => `
    SELECT o.id, s.object_id, s.app_id, s.display_name, s.description, s.homepage, s.is_enabled,
      s.is_assignment_required, s.is_hidden, s.service_principal_type, s.owner_tenant_id,
      s.is_tagged,
      coalesce(m.is_enterprise, s.service_principal_type = 'Application' AND s.is_tagged = 1) AS is_enterprise,
      s.sort_key
    FROM staged_apps s JOIN objects o ON o.object_id = s.object_id LEFT JOIN apps m ON m.id = o.id
    WHERE s.is_removed = 0 AND s.display_name IS NOT NULL`,
  units: () => `
    SELECT o.id, s.object_id, s.display_name, s.description, s.is_membership_hidden, s.is_management_restricted
    FROM staged_units s JOIN objects o ON o.object_id = s.object_id
    WHERE s.is_removed = 0 AND s.display_name IS NOT NULL`,
  roles: () => `
    SELECT o.id, s.object_id, s.display_name, s.template_id
    FROM staged_roles s JOIN objects o ON o.object_id = s.object_id`,
} as const;
