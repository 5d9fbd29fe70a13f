/**
 * Every Graph path the product uses, relative to /v1.0. Ids come from the mirror or a form: they are
 * escaped here, once, so that an id can never turn into another path or a query.
 */
const id = (value: string) => encodeURIComponent(value);

/** `?$select=…&$top=…` with only the values escaped: Graph wants `$` and `,` as they are. */
function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const parts = Object.entries(query).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [`$${key}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%24", "$")}`],
  );
  return parts.length === 0 ? path : `${path}?${parts.join("&")}`;
}

/** OData options; `$` is added. `deltatoken: "latest"` asks a delta for its watermark only. */
export type PathQuery = {
  select?: string;
  expand?: string;
  filter?: string;
  top?: number;
  count?: "true";
  deltatoken?: "latest";
};

/** Text inside an OData string literal: quotes are doubled. */
export function odataText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export const organization = (query: PathQuery = {}) => withQuery("/organization", query);

export const users = (query: PathQuery = {}) => withQuery("/users", query);
export const usersDelta = (query: PathQuery = {}) => withQuery("/users/delta", query);
export const user = (userId: string, query: PathQuery = {}) => withQuery(`/users/${id(userId)}`, query);
export const userMemberOf = (userId: string, query: PathQuery = {}) =>
  withQuery(`/users/${id(userId)}/memberOf`, query);
export const userOwnedObjects = (userId: string, query: PathQuery = {}) =>
  withQuery(`/users/${id(userId)}/ownedObjects`, query);
export const userAppAssignments = (userId: string, query: PathQuery = {}) =>
  withQuery(`/users/${id(userId)}/appRoleAssignments`, query);
export const deletedUsers = (query: PathQuery = {}) =>
  withQuery("/directory/deletedItems/microsoft.graph.user", query);

/** One object in the bin; 404 when it is not there. */
export const deletedItem = (objectId: string, query: PathQuery = {}) =>
  withQuery(`/directory/deletedItems/${id(objectId)}`, query);
/** Taking it out of the bin: POST here. */
export const restoreDeleted = (objectId: string) => `/directory/deletedItems/${id(objectId)}/restore`;

export const groups = (query: PathQuery = {}) => withQuery("/groups", query);
export const groupsDelta = (query: PathQuery = {}) => withQuery("/groups/delta", query);
export const group = (groupId: string, query: PathQuery = {}) => withQuery(`/groups/${id(groupId)}`, query);
export const groupMembers = (groupId: string, query: PathQuery = {}) =>
  withQuery(`/groups/${id(groupId)}/members`, query);
export const groupOwners = (groupId: string, query: PathQuery = {}) =>
  withQuery(`/groups/${id(groupId)}/owners`, query);

export const applicationByAppId = (appId: string, query: PathQuery = {}) =>
  withQuery(`/applications(appId='${id(appId)}')`, query);

export const servicePrincipals = (query: PathQuery = {}) => withQuery("/servicePrincipals", query);
export const servicePrincipal = (servicePrincipalId: string, query: PathQuery = {}) =>
  withQuery(`/servicePrincipals/${id(servicePrincipalId)}`, query);
export const servicePrincipalsDelta = (query: PathQuery = {}) => withQuery("/servicePrincipals/delta", query);
export const appAssignments = (servicePrincipalId: string, query: PathQuery = {}) =>
  withQuery(`/servicePrincipals/${id(servicePrincipalId)}/appRoleAssignedTo`, query);

/** Ending an assignment: DELETE here, and never under the person: there a group's own rows could be met. */
export const appAssignment = (servicePrincipalId: string, assignmentId: string) =>
  `/servicePrincipals/${id(servicePrincipalId)}/appRoleAssignedTo/${id(assignmentId)}`;

export const administrativeUnits = (query: PathQuery = {}) =>
  withQuery("/directory/administrativeUnits", query);
export const administrativeUnitsDelta = (query: PathQuery = {}) =>
  withQuery("/directory/administrativeUnits/delta", query);
export const administrativeUnitMembers = (unitId: string, query: PathQuery = {}) =>
  withQuery(`/directory/administrativeUnits/${id(unitId)}/members`, query);

export const directoryRoles = (query: PathQuery = {}) => withQuery("/directoryRoles", query);
export const directoryRoleMembers = (roleId: string, query: PathQuery = {}) =>
  withQuery(`/directoryRoles/${id(roleId)}/members`, query);

/** Adding a member: POST here. */
export const memberRefs = (groupId: string) => `/groups/${id(groupId)}/members/$ref`;

/**
 * Removing a member: DELETE here. The only place that builds this address: without its last segment
 * Graph would delete the person instead of the membership.
 */
export const memberRef = (groupId: string, userId: string) =>
  `/groups/${id(groupId)}/members/${id(userId)}/$ref`;

/** The body of an added reference; `graphUrl` is the origin Graph answers under. */
export const directoryObjectRef = (graphUrl: string, objectId: string) => ({
  "@odata.id": `${graphUrl}/v1.0/directoryObjects/${id(objectId)}`,
});

export const revokeSignInSessions = (userId: string) => `/users/${id(userId)}/revokeSignInSessions`;

/** Installing a Teams app for somebody: POST here. */
export const installedTeamsApps = (userId: string) => `/users/${id(userId)}/teamwork/installedApps`;
/** The body of an installation; `graphUrl` is the origin Graph answers under. */
export const teamsAppRef = (graphUrl: string, catalogAppId: string) => ({
  "teamsApp@odata.bind": `${graphUrl}/v1.0/appCatalogs/teamsApps/${id(catalogAppId)}`,
});

/** Sending from a mailbox, named by its address or its owner's id: POST here. */
export const sendMail = (mailbox: string) => `/users/${id(mailbox)}/sendMail`;
