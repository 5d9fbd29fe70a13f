import { sha256 } from "#lib/platform/ids.ts";

/** What is asked of each kind; delta tracks exactly these. */
export const USER_SELECT = [
  "id",
  "displayName",
  "givenName",
  "surname",
  "userPrincipalName",
  "mail",
  "jobTitle",
  "department",
  "companyName",
  "officeLocation",
  "usageLocation",
  "city",
  "country",
  "mobilePhone",
  "businessPhones",
  "employeeId",
  "employeeType",
  "employeeHireDate",
  "accountEnabled",
  "userType",
  "externalUserState",
  "onPremisesSyncEnabled",
  "onPremisesDistinguishedName",
  "isManagementRestricted",
  "createdDateTime",
  "lastPasswordChangeDateTime",
  "signInSessionsValidFromDateTime",
].join(",");

export const GROUP_SELECT = [
  "id",
  "displayName",
  "description",
  "mail",
  "mailEnabled",
  "securityEnabled",
  "groupTypes",
  "membershipRule",
  "onPremisesSyncEnabled",
  "isAssignableToRole",
  "isManagementRestricted",
  "resourceProvisioningOptions",
  "visibility",
  "createdDateTime",
].join(",");

export const APP_SELECT = [
  "id",
  "appId",
  "displayName",
  "description",
  "homepage",
  "accountEnabled",
  "appRoleAssignmentRequired",
  "appRoles",
  "servicePrincipalType",
  "appOwnerOrganizationId",
  "tags",
].join(",");

export const UNIT_SELECT = [
  "id",
  "displayName",
  "description",
  "visibility",
  "isMemberManagementRestricted",
].join(",");

/** The kinds that Microsoft reports changes of. */
export type TrackedKind = "users" | "groups" | "apps" | "units";
export const TRACKED_KINDS: readonly TrackedKind[] = ["users", "groups", "apps", "units"];

/** `$select` of each delta, with the links it carries. */
export const DELTA_SELECT: Record<TrackedKind, string> = {
  users: `${USER_SELECT},manager`,
  groups: `${GROUP_SELECT},members,owners`,
  apps: APP_SELECT,
  units: `${UNIT_SELECT},members`,
};

/** Changes when we ask for other properties: then the delta link on file is of no use. */
export function selectHash(kind: TrackedKind): string {
  return sha256(DELTA_SELECT[kind]).slice(0, 16);
}
