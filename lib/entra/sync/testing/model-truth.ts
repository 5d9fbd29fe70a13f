import { now, type ModelDirectory, type ModelKind, type ModelObject, type Props } from "./model-directory.ts";
import { ENTERPRISE_TAG, type AppRole } from "./model-props.ts";

const texts = (props: Props, ...keys: readonly string[]) => keys.map((key) => props[key] ?? null);
const bits = (props: Props, ...keys: readonly string[]) => keys.map((key) => Number(props[key] === true));
const moments = (props: Props, ...keys: readonly string[]) =>
  keys.map((key) => (typeof props[key] === "string" ? Date.parse(props[key]) : null));
const includes = (list: unknown, wanted: string) => Number(Array.isArray(list) && list.includes(wanted));

/** A full listing of the tenant, in the words of `wholeMirror`. */
export function tenantLines(directory: ModelDirectory): Record<string, string[]> {
  const of = (kind: ModelKind, line: (props: Props, object: ModelObject) => readonly unknown[]) =>
    directory
      .inState("live", kind)
      .map((object) => JSON.stringify([object.id, ...line(now(object).props, object)]));
  const kindOf = (id: string) => directory.objects.get(id)?.kind;
  const links = (name: "members" | "owners", parent: ModelKind) =>
    directory
      .shownLinks()
      .filter((link) => link.name === name && kindOf(link.parentId) === parent)
      .map(({ parentId, childId }) => `${parentId} ${childId}`);
  const assignments = directory.shownAssignments().filter(({ principalId }) => kindOf(principalId) !== "app");
  const isEnterprise = (app: ModelObject) => {
    const { servicePrincipalType, tags } = now(app).props;
    const isAssigned = assignments.some(({ appId }) => appId === app.id);
    return servicePrincipalType === "Application" && (includes(tags, ENTERPRISE_TAG) === 1 || isAssigned);
  };
  const lines: Record<string, string[]> = {
    users: of("user", (props, user) => userLine(props, managerOf(directory, user))),
    personFacts: of("user", personFacts),
    groups: of("group", (props) => texts(props, "displayName", "mail", "visibility")),
    groupFacts: of("group", groupFacts),
    memberships: links("members", "group"),
    ownerships: links("owners", "group"),
    apps: directory
      .inState("live", "app")
      .filter(isEnterprise)
      .map((app) => JSON.stringify([app.id, ...texts(now(app).props, "appId", "displayName")])),
    appFacts: of("app", appFacts),
    appRoles: directory.inState("live", "app").flatMap(appRoleLines),
    assignments: assignments.map(({ id, appId, principalId, roleId }) =>
      JSON.stringify([id, appId, principalId, roleId]),
    ),
    administrativeUnits: of("unit", (props) => texts(props, "displayName")),
    unitFacts: of("unit", unitFacts),
    unitMembers: links("members", "unit"),
    directoryRoles: of("role", (props) => texts(props, "displayName", "roleTemplateId")),
    roleMembers: links("members", "role"),
    deletedUsers: directory
      .inState("bin", "user")
      .map((user) => JSON.stringify([user.id, ...texts(now(user).props, "displayName")])),
    notSearchable: [],
  };
  return Object.fromEntries(Object.entries(lines).map(([name, list]) => [name, list.toSorted()]));
}

/** Managers that are not people (contacts, say) are not shown. */
function managerOf(directory: ModelDirectory, user: ModelObject): string | null {
  const id = directory.shownManager(user);
  return id !== null && directory.objects.get(id)?.kind === "user" ? id : null;
}

function userLine(props: Props, manager: string | null): unknown[] {
  return [
    ...texts(props, "displayName", "userPrincipalName", "mail"),
    Number(props["userType"] === "Guest"),
    ...bits(props, "accountEnabled"),
    ...texts(props, "jobTitle", "department", "officeLocation", "usageLocation"),
    manager,
  ];
}

function personFacts(props: Props): unknown[] {
  const { businessPhones, employeeHireDate } = props;
  return [
    ...texts(props, "givenName", "surname", "companyName", "city", "country", "mobilePhone"),
    (Array.isArray(businessPhones) ? businessPhones[0] : undefined) ?? null,
    ...texts(props, "employeeId", "employeeType", "externalUserState", "onPremisesDistinguishedName"),
    typeof employeeHireDate === "string" ? employeeHireDate.slice(0, 10) : null,
    ...bits(props, "onPremisesSyncEnabled", "isManagementRestricted"),
    ...moments(props, "createdDateTime", "lastPasswordChangeDateTime", "signInSessionsValidFromDateTime"),
  ];
}

function groupFacts(props: Props): unknown[] {
  const { groupTypes, mailEnabled, securityEnabled, resourceProvisioningOptions } = props;
  const mailKind = securityEnabled === true ? "Mail-enabled security" : "Distribution";
  return [
    includes(groupTypes, "Unified") === 1 ? "Microsoft 365" : mailEnabled === true ? mailKind : "Security",
    ...texts(props, "description"),
    includes(groupTypes, "DynamicMembership"),
    ...texts(props, "membershipRule"),
    ...bits(props, "onPremisesSyncEnabled", "isAssignableToRole", "isManagementRestricted"),
    includes(resourceProvisioningOptions, "Team"),
    ...moments(props, "createdDateTime"),
  ];
}

function appFacts(props: Props): unknown[] {
  return [
    ...texts(props, "appId", "displayName", "description", "homepage"),
    ...bits(props, "accountEnabled", "appRoleAssignmentRequired"),
    includes(props["tags"], "HideApp"),
    includes(props["tags"], ENTERPRISE_TAG),
    ...texts(props, "servicePrincipalType"),
  ];
}

function appRoleLines(app: ModelObject): string[] {
  // Only `newProps` and `changedProps` write it.
  const roles = (now(app).props["appRoles"] ?? []) as readonly AppRole[];
  return roles.map(({ id, displayName, value, isEnabled, allowedMemberTypes }) =>
    JSON.stringify([app.id, id, displayName, value, Number(isEnabled), includes(allowedMemberTypes, "User")]),
  );
}

function unitFacts(props: Props): unknown[] {
  const isHidden = Number(props["visibility"] === "HiddenMembership");
  return [...texts(props, "description"), isHidden, ...bits(props, "isMemberManagementRestricted")];
}
