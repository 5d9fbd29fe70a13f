/** One kind of call the product makes, with the application permissions of which one is enough. */
export type GraphCall = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** `{id}` stands for one path segment. */
  path: string;
  /** Of a PATCH: what it changes, where that decides about the permission. */
  property?: string;
  anyOf: readonly string[];
};

const READ_USERS = ["User.Read.All", "Directory.Read.All"];
const READ_GROUPS = ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"];
const READ_APPS = ["Application.Read.All", "Directory.Read.All"];
const READ_UNITS = ["AdministrativeUnit.Read.All", "Directory.Read.All"];
const READ_ROLES = ["RoleManagement.Read.Directory", "Directory.Read.All"];
const ASSIGN_APPS = ["AppRoleAssignment.ReadWrite.All"];
const DELETE_USERS = ["User.DeleteRestore.All", "User.ReadWrite.All"];
const WRITE_MEMBERS = ["GroupMember.ReadWrite.All", "Group.ReadWrite.All"];

/**
 * Every call the product makes. A test compares it with Microsoft's permission list and type system,
 * and the consent list is checked against it. $batch carries only calls of this table.
 */
export const GRAPH_CALLS: readonly GraphCall[] = [
  { method: "GET", path: "/organization", anyOf: READ_USERS },
  { method: "GET", path: "/users", anyOf: READ_USERS },
  { method: "GET", path: "/users/delta", anyOf: READ_USERS },
  { method: "GET", path: "/users/{id}", anyOf: READ_USERS },
  { method: "GET", path: "/users/{id}/memberOf", anyOf: ["Directory.Read.All"] },
  { method: "GET", path: "/users/{id}/ownedObjects", anyOf: ["Directory.Read.All"] },
  {
    method: "GET",
    path: "/users/{id}/appRoleAssignments",
    anyOf: ["Directory.Read.All", "AppRoleAssignment.ReadWrite.All"],
  },
  { method: "GET", path: "/directory/deletedItems/microsoft.graph.user", anyOf: ["User.Read.All"] },
  { method: "GET", path: "/directory/deletedItems/{id}", anyOf: ["User.Read.All"] },
  { method: "GET", path: "/groups", anyOf: READ_GROUPS },
  { method: "GET", path: "/groups/delta", anyOf: READ_GROUPS },
  { method: "GET", path: "/groups/{id}", anyOf: READ_GROUPS },
  { method: "GET", path: "/groups/{id}/members", anyOf: READ_GROUPS },
  { method: "GET", path: "/groups/{id}/owners", anyOf: READ_GROUPS },
  { method: "GET", path: "/applications(appId='{appId}')", anyOf: READ_APPS },
  { method: "GET", path: "/servicePrincipals", anyOf: READ_APPS },
  { method: "GET", path: "/servicePrincipals/delta", anyOf: READ_APPS },
  { method: "GET", path: "/servicePrincipals/{id}", anyOf: READ_APPS },
  { method: "GET", path: "/servicePrincipals/{id}/appRoleAssignedTo", anyOf: READ_APPS },
  { method: "GET", path: "/directory/administrativeUnits", anyOf: READ_UNITS },
  { method: "GET", path: "/directory/administrativeUnits/delta", anyOf: READ_UNITS },
  { method: "GET", path: "/directory/administrativeUnits/{id}/members", anyOf: READ_UNITS },
  { method: "GET", path: "/directoryRoles", anyOf: READ_ROLES },
  { method: "GET", path: "/directoryRoles/{id}/members", anyOf: READ_ROLES },
  { method: "POST", path: "/groups/{id}/members/$ref", anyOf: WRITE_MEMBERS },
  { method: "DELETE", path: "/groups/{id}/members/{id}/$ref", anyOf: WRITE_MEMBERS },
  { method: "POST", path: "/servicePrincipals/{id}/appRoleAssignedTo", anyOf: ASSIGN_APPS },
  { method: "DELETE", path: "/servicePrincipals/{id}/appRoleAssignedTo/{id}", anyOf: ASSIGN_APPS },
  { method: "POST", path: "/users/{id}/sendMail", anyOf: ["Mail.Send"] },
  {
    method: "POST",
    path: "/users/{id}/teamwork/installedApps",
    anyOf: ["TeamsAppInstallation.ReadWriteSelfForUser.All", "TeamsAppInstallation.ReadWriteForUser.All"],
  },
  {
    method: "POST",
    path: "/users/{id}/revokeSignInSessions",
    anyOf: ["User.RevokeSessions.All", "User.ReadWrite.All"],
  },
  {
    method: "PATCH",
    path: "/users/{id}",
    property: "accountEnabled",
    anyOf: ["User.EnableDisableAccount.All", "User.ReadWrite.All"],
  },
  {
    method: "PATCH",
    path: "/users/{id}",
    property: "passwordProfile",
    anyOf: ["User-PasswordProfile.ReadWrite.All"],
  },
  { method: "DELETE", path: "/users/{id}", anyOf: DELETE_USERS },
  { method: "POST", path: "/directory/deletedItems/{id}/restore", anyOf: DELETE_USERS },
];

const fitsSegment = (part: string, segment: string) =>
  part === "{id}" ||
  part === segment ||
  (part.endsWith("(appId='{appId}')") && segment.startsWith(part.slice(0, -"{appId}')".length)));

/**
 * The row for a call, or undefined when the product has no such call. Literal rows win over `{id}`.
 * @param sent names of what the body says
 */
export function findCall(method: string, path: string, sent: readonly string[] = []): GraphCall | undefined {
  const segments = (path.split("?")[0] ?? "").split("/");
  const fits = (call: GraphCall) => {
    const pattern = call.path.split("/");
    return (
      call.method === method &&
      (call.property === undefined || sent.includes(call.property)) &&
      pattern.length === segments.length &&
      pattern.every((part, index) => fitsSegment(part, segments[index] ?? ""))
    );
  };
  return GRAPH_CALLS.filter(fits).sort(
    (a, b) => Number(a.path.includes("{")) - Number(b.path.includes("{")),
  )[0];
}
