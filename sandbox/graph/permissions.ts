// Which application permissions open which call: method, path template (lower case, {id} for keys), accepted names.
// From Microsoft's permission reference; where its per-path list is silent (members/$ref, deletedItems,
// directoryObjects) the reference page of the call is the source.

const users = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
const groups = ["GroupMember.Read.All", "GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
const apps = ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
const directory = ["Directory.Read.All", "Directory.ReadWrite.All"];
const units = ["AdministrativeUnit.Read.All", ...directory];
const roles = ["RoleManagement.Read.Directory", "RoleManagement.ReadWrite.Directory", ...directory];
const memberWrite = ["GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All"];
const granted = ["AppRoleAssignment.ReadWrite.All"];

export type CallPermission = { method: string; path: string; accepted: readonly string[] };

const call = (method: string, path: string, accepted: readonly string[]): CallPermission => ({ method, path, accepted });

export const callPermissions: readonly CallPermission[] = [
  call("GET", "/users", users),
  call("POST", "/users", ["User.ReadWrite.All", "Directory.ReadWrite.All"]),
  call("GET", "/users/delta", users),
  call("GET", "/users/{id}", users),
  call("PATCH", "/users/{id}", ["User.ReadWrite.All", "Directory.ReadWrite.All", "User.EnableDisableAccount.All", "User-PasswordProfile.ReadWrite.All"]),
  call("DELETE", "/users/{id}", ["User.ReadWrite.All", "User.DeleteRestore.All"]),
  call("GET", "/users/{id}/manager", users),
  call("PUT", "/users/{id}/manager/$ref", ["User.ReadWrite.All", "Directory.ReadWrite.All"]),
  call("DELETE", "/users/{id}/manager/$ref", ["User.ReadWrite.All", "Directory.ReadWrite.All"]),
  call("GET", "/users/{id}/directreports", users),
  call("GET", "/users/{id}/memberof", ["Directory.Read.All", "Directory.ReadWrite.All"]),
  call("GET", "/users/{id}/transitivememberof", ["Directory.Read.All", "Directory.ReadWrite.All"]),
  call("GET", "/users/{id}/ownedobjects", users),
  call("GET", "/users/{id}/approleassignments", [...directory, ...granted]),
  call("POST", "/users/{id}/approleassignments", granted),
  call("DELETE", "/users/{id}/approleassignments/{id}", granted),
  call("POST", "/users/{id}/revokesigninsessions", ["User.RevokeSessions.All", "User.ReadWrite.All", "Directory.ReadWrite.All"]),
  call("POST", "/users/{id}/checkmembergroups", [...users, ...groups]),
  call("POST", "/users/{id}/getmembergroups", [...users, ...groups]),
  call("GET", "/groups", groups),
  call("POST", "/groups", ["Group.ReadWrite.All", "Directory.ReadWrite.All"]),
  call("GET", "/groups/delta", groups),
  call("GET", "/groups/{id}", groups),
  call("PATCH", "/groups/{id}", ["Group.ReadWrite.All", "Directory.ReadWrite.All", "GroupMember.ReadWrite.All"]),
  call("GET", "/groups/{id}/members", groups),
  call("GET", "/groups/{id}/transitivemembers", groups),
  call("POST", "/groups/{id}/members/$ref", memberWrite),
  call("DELETE", "/groups/{id}/members/{id}/$ref", memberWrite),
  call("GET", "/groups/{id}/owners", groups),
  call("POST", "/groups/{id}/owners/$ref", ["Group.ReadWrite.All", "Directory.ReadWrite.All"]),
  call("DELETE", "/groups/{id}/owners/{id}/$ref", ["Group.ReadWrite.All", "Directory.ReadWrite.All"]),
  call("GET", "/groups/{id}/approleassignments", [...directory, ...granted]),
  call("GET", "/serviceprincipals", apps),
  call("GET", "/serviceprincipals/delta", apps),
  call("GET", "/serviceprincipals/{id}", apps),
  call("GET", "/serviceprincipals/{id}/approleassignedto", apps),
  call("POST", "/serviceprincipals/{id}/approleassignedto", granted),
  call("DELETE", "/serviceprincipals/{id}/approleassignedto/{id}", granted),
  call("GET", "/serviceprincipals/{id}/approleassignments", apps),
  call("GET", "/serviceprincipals/{id}/owners", apps),
  call("GET", "/directory/administrativeunits", units),
  call("GET", "/directory/administrativeunits/delta", units),
  call("GET", "/directory/administrativeunits/{id}", units),
  call("GET", "/directory/administrativeunits/{id}/members", units),
  call("GET", "/directory/deleteditems/microsoft.graph.user", users),
  call("GET", "/directory/deleteditems/microsoft.graph.group", groups),
  call("GET", "/directory/deleteditems/{id}", users),
  call("POST", "/directory/deleteditems/{id}/restore", ["User.ReadWrite.All", "User.DeleteRestore.All"]),
  call("DELETE", "/directory/deleteditems/{id}", ["User.DeleteRestore.All"]),
  call("GET", "/directoryroles", roles),
  call("GET", "/directoryroles/delta", roles),
  call("GET", "/directoryroles/{id}/members", roles),
  call("GET", "/rolemanagement/directory/roleassignments", roles),
  call("POST", "/directoryobjects/getbyids", directory),
  call("GET", "/organization", ["Organization.Read.All", "User.Read.All", ...directory]),
  call("GET", "/domains", ["Domain.Read.All", ...directory]),
  call("GET", "/subscribedskus", ["LicenseAssignment.Read.All", "Organization.Read.All", ...directory]),
];

const byCall = new Map(callPermissions.map((each) => [`${each.method} ${each.path}`, each.accepted]));

/** Names of which one opens the call; undefined for a call the practice tenant does not know. */
export function acceptedPermissions(method: string, template: string): readonly string[] | undefined {
  return byCall.get(`${method} ${template.toLowerCase()}`);
}
