import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, moment } from "../columns.ts";

/**
 * Hands out one small integer per directory object, whatever its kind. Links are pairs of these
 * integers: ten times faster and smaller than GUID text. A row may exist before its details do
 * (a membership can name an object the mirror has not seen, or never will: a device, a contact).
 */
export const objects = sqliteTable("objects", {
  id: integer("id").primaryKey(),
  objectId: text("object_id").notNull().unique(),
  kind: text("kind", {
    enum: ["user", "group", "app", "unit", "role", "device", "contact", "other"],
  }).notNull(),
});

export const people = sqliteTable(
  "people",
  {
    id: integer("id").primaryKey(),
    objectId: text("object_id").notNull().unique(),
    displayName: text("display_name").notNull(),
    givenName: text("given_name"),
    surname: text("surname"),
    userPrincipalName: text("user_principal_name").notNull(),
    mail: text("mail"),
    workEmail: text("work_email").notNull(),
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
    employeeLeaveDate: text("employee_leave_date"),
    status: text("status", { enum: ["Active", "Blocked", "Deleted"] }).notNull(),
    isGuest: flag("is_guest").notNull(),
    externalUserState: text("external_user_state"),
    managerId: integer("manager_id"),
    isOnPremises: flag("is_on_premises").notNull(),
    distinguishedName: text("distinguished_name"),
    isManagementRestricted: flag("is_management_restricted").notNull(),
    createdInEntraAt: moment("created_in_entra_at"),
    deletedAt: moment("deleted_at"),
    lastPasswordChangeAt: moment("last_password_change_at"),
    sessionsValidFromAt: moment("sessions_valid_from_at"),
    /** Folded display name (no case, no accents): the order of every list. */
    sortKey: text("sort_key").notNull(),
    /** Folded name, email, title and department: what `people_search` (FTS5 trigram) indexes. */
    searchText: text("search_text").notNull(),
    inScope: flag("in_scope").notNull(),
  },
  (t) => [
    index("people_scope_name").on(t.inScope, t.sortKey, t.id),
    index("people_scope_department").on(t.inScope, t.department, t.sortKey, t.id),
    index("people_scope_office").on(t.inScope, t.officeLocation, t.sortKey, t.id),
    index("people_scope_title").on(t.inScope, t.jobTitle, t.sortKey, t.id),
    index("people_scope_email").on(t.inScope, t.workEmail, t.id),
    index("people_scope_status").on(t.inScope, t.status, t.sortKey, t.id),
    index("people_email").on(t.workEmail),
    index("people_manager").on(t.managerId, t.sortKey),
  ],
);

export const groups = sqliteTable(
  "groups",
  {
    id: integer("id").primaryKey(),
    objectId: text("object_id").notNull().unique(),
    displayName: text("display_name").notNull(),
    description: text("description"),
    mail: text("mail"),
    kind: text("kind", {
      enum: ["Security", "Microsoft 365", "Mail-enabled security", "Distribution"],
    }).notNull(),
    isDynamic: flag("is_dynamic").notNull(),
    membershipRule: text("membership_rule"),
    isOnPremises: flag("is_on_premises").notNull(),
    isRoleAssignable: flag("is_role_assignable").notNull(),
    isManagementRestricted: flag("is_management_restricted").notNull(),
    isTeam: flag("is_team").notNull(),
    visibility: text("visibility"),
    createdInEntraAt: moment("created_in_entra_at"),
    sortKey: text("sort_key").notNull(),
    inScope: flag("in_scope").notNull(),
  },
  (t) => [index("groups_scope_name").on(t.inScope, t.sortKey, t.id)],
);

export const apps = sqliteTable(
  "apps",
  {
    id: integer("id").primaryKey(),
    objectId: text("object_id").notNull().unique(),
    appId: text("app_id").notNull(),
    displayName: text("display_name").notNull(),
    description: text("description"),
    homepage: text("homepage"),
    isEnabled: flag("is_enabled").notNull(),
    isAssignmentRequired: flag("is_assignment_required").notNull(),
    isHidden: flag("is_hidden").notNull(),
    servicePrincipalType: text("service_principal_type").notNull(),
    ownerTenantId: text("owner_tenant_id"),
    /** Microsoft's own mark of an enterprise application. */
    isTagged: flag("is_tagged").notNull().default(false),
    /** Shown under Enterprise applications: tagged so, or assigned to somebody. */
    isEnterprise: flag("is_enterprise").notNull(),
    sortKey: text("sort_key").notNull(),
  },
  (t) => [index("apps_enterprise_name").on(t.isEnterprise, t.sortKey, t.id)],
);

export const appRoles = sqliteTable(
  "app_roles",
  {
    appId: integer("app_id").notNull(),
    roleId: text("role_id").notNull(),
    displayName: text("display_name").notNull(),
    value: text("value"),
    isEnabled: flag("is_enabled").notNull(),
    isForUsers: flag("is_for_users").notNull(),
  },
  (t) => [primaryKey({ columns: [t.appId, t.roleId] })],
);

/** Member → group; `WITHOUT ROWID` in the migration. */
export const memberships = sqliteTable(
  "memberships",
  { groupId: integer("group_id").notNull(), memberId: integer("member_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.groupId, t.memberId] }),
    index("memberships_member").on(t.memberId, t.groupId),
  ],
);

/** Owner → group; `WITHOUT ROWID` in the migration. */
export const ownerships = sqliteTable(
  "ownerships",
  { groupId: integer("group_id").notNull(), ownerId: integer("owner_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.groupId, t.ownerId] }),
    index("ownerships_owner").on(t.ownerId, t.groupId),
  ],
);

/** An app role given to a user or a group. The id is Graph's, base64url and case-sensitive. */
export const assignments = sqliteTable(
  "assignments",
  {
    assignmentId: text("assignment_id").primaryKey(),
    appId: integer("app_id").notNull(),
    principalId: integer("principal_id").notNull(),
    principalKind: text("principal_kind", { enum: ["user", "group"] }).notNull(),
    roleId: text("role_id").notNull(),
    createdInEntraAt: moment("created_in_entra_at"),
  },
  (t) => [
    index("assignments_app").on(t.appId, t.principalId),
    index("assignments_principal").on(t.principalId, t.appId),
  ],
);

export const administrativeUnits = sqliteTable("administrative_units", {
  id: integer("id").primaryKey(),
  objectId: text("object_id").notNull().unique(),
  displayName: text("display_name").notNull(),
  description: text("description"),
  isMembershipHidden: flag("is_membership_hidden").notNull(),
  isManagementRestricted: flag("is_management_restricted").notNull(),
});

/** Member → administrative unit; `WITHOUT ROWID` in the migration. */
export const unitMembers = sqliteTable(
  "unit_members",
  { unitId: integer("unit_id").notNull(), memberId: integer("member_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.unitId, t.memberId] }),
    index("unit_members_member").on(t.memberId, t.unitId),
  ],
);

export const directoryRoles = sqliteTable("directory_roles", {
  id: integer("id").primaryKey(),
  objectId: text("object_id").notNull().unique(),
  displayName: text("display_name").notNull(),
  templateId: text("template_id").notNull(),
});

/** Who holds a directory role: such people are protected. `WITHOUT ROWID` in the migration. */
export const roleMembers = sqliteTable(
  "role_members",
  { roleId: integer("role_id").notNull(), memberId: integer("member_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.roleId, t.memberId] }),
    index("role_members_member").on(t.memberId, t.roleId),
  ],
);
