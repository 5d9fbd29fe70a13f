import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, moment } from "../columns.ts";

/**
 * What one sync cycle has read and not yet applied. One cycle at a time owns these tables; rows are
 * written together with the cursor of their page, so a kill repeats at most one page.
 * `is_removed` marks a tombstone from delta; a first import has none.
 */
export const stagedPeople = sqliteTable("staged_people", {
  objectId: text("object_id").primaryKey(),
  isRemoved: flag("is_removed").notNull(),
  displayName: text("display_name"),
  givenName: text("given_name"),
  surname: text("surname"),
  userPrincipalName: text("user_principal_name"),
  mail: text("mail"),
  jobTitle: text("job_title"),
  department: text("department"),
  companyName: text("company_name"),
  officeLocation: text("office_location"),
  usageLocation: text("usage_location"),
  city: text("city"),
  country: text("country"),
  mobilePhone: text("mobile_phone"),
  businessPhone: text("business_phone"),
  employeeId: text("employee_id"),
  employeeType: text("employee_type"),
  employeeHireDate: text("employee_hire_date"),
  accountEnabled: flag("account_enabled"),
  userType: text("user_type"),
  externalUserState: text("external_user_state"),
  managerObjectId: text("manager_object_id"),
  isOnPremises: flag("is_on_premises"),
  distinguishedName: text("distinguished_name"),
  isManagementRestricted: flag("is_management_restricted"),
  createdInEntraAt: moment("created_in_entra_at"),
  deletedAt: moment("deleted_at"),
  lastPasswordChangeAt: moment("last_password_change_at"),
  sessionsValidFromAt: moment("sessions_valid_from_at"),
  sortKey: text("sort_key"),
  searchText: text("search_text"),
});

export const stagedGroups = sqliteTable("staged_groups", {
  objectId: text("object_id").primaryKey(),
  isRemoved: flag("is_removed").notNull(),
  displayName: text("display_name"),
  description: text("description"),
  mail: text("mail"),
  mailEnabled: flag("mail_enabled"),
  securityEnabled: flag("security_enabled"),
  isUnified: flag("is_unified"),
  isDynamic: flag("is_dynamic"),
  membershipRule: text("membership_rule"),
  isOnPremises: flag("is_on_premises"),
  isRoleAssignable: flag("is_role_assignable"),
  isManagementRestricted: flag("is_management_restricted"),
  isTeam: flag("is_team"),
  visibility: text("visibility"),
  createdInEntraAt: moment("created_in_entra_at"),
  sortKey: text("sort_key"),
});

export const stagedApps = sqliteTable("staged_apps", {
  objectId: text("object_id").primaryKey(),
  isRemoved: flag("is_removed").notNull(),
  appId: text("app_id"),
  displayName: text("display_name"),
  description: text("description"),
  homepage: text("homepage"),
  isEnabled: flag("is_enabled"),
  isAssignmentRequired: flag("is_assignment_required"),
  isTagged: flag("is_tagged"),
  isHidden: flag("is_hidden"),
  servicePrincipalType: text("service_principal_type"),
  ownerTenantId: text("owner_tenant_id"),
  /** Roles as a JSON array [{id, displayName, value, isEnabled, isForUsers}]. */
  roles: text("roles"),
  sortKey: text("sort_key"),
});

export const stagedUnits = sqliteTable("staged_units", {
  objectId: text("object_id").primaryKey(),
  isRemoved: flag("is_removed").notNull(),
  displayName: text("display_name"),
  description: text("description"),
  isMembershipHidden: flag("is_membership_hidden"),
  isManagementRestricted: flag("is_management_restricted"),
});

export const stagedRoles = sqliteTable("staged_roles", {
  objectId: text("object_id").primaryKey(),
  displayName: text("display_name"),
  templateId: text("template_id"),
});

/** Members, owners, unit members and role members alike; integer ids come from `objects`. */
export const stagedLinks = sqliteTable(
  "staged_links",
  {
    kind: integer("kind").notNull(),
    parentId: integer("parent_id").notNull(),
    childId: integer("child_id").notNull(),
    isRemoved: flag("is_removed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.parentId, t.childId] })],
);

export const stagedAssignments = sqliteTable(
  "staged_assignments",
  {
    assignmentId: text("assignment_id").primaryKey(),
    appId: integer("app_id").notNull(),
    principalId: integer("principal_id").notNull(),
    principalKind: text("principal_kind", { enum: ["user", "group"] }).notNull(),
    roleId: text("role_id").notNull(),
    createdInEntraAt: moment("created_in_entra_at"),
  },
  (t) => [index("staged_assignments_app").on(t.appId)],
);
