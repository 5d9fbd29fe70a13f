// Which application permissions open which call: method, path template (lower case, {id} for keys), accepted names.
// From Microsoft's permission reference; where its per-path list is silent (members/$ref, deletedItems) the reference
// page of the call is the source. Permissions that show only part of an object (…ReadBasic…, …OwnedBy) are left out.

const words = (text: string) => text.split(" ");

const readUsers = words("User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All");
const writeUsers = words("User.ReadWrite.All Directory.ReadWrite.All");
const readGroups = words(
  "GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All",
);
const readMembers = words(
  "GroupMember.Read.All GroupMember.ReadWrite.All Group.Read.All Group.ReadWrite.All Directory.Read.All",
);
const writeMembers = words("GroupMember.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All");
const writeGroups = words("Group.ReadWrite.All Directory.ReadWrite.All");
const listApps = words("Application.Read.All Application.ReadWrite.All Directory.Read.All");
const readApps = [...listApps, "Directory.ReadWrite.All"];
const directory = words("Directory.Read.All Directory.ReadWrite.All");
const units = words("AdministrativeUnit.Read.All Directory.Read.All Directory.ReadWrite.All");
const roles = words(
  "RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory Directory.Read.All Directory.ReadWrite.All",
);
const checkMembers = words(
  "User.Read.All GroupMember.Read.All Group.Read.All Group.ReadWrite.All Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All",
);
const assign = ["AppRoleAssignment.ReadWrite.All"];
const unassignApp = [...assign, "Application.ReadWrite.All"];
const organization = words("Organization.Read.All User.Read.All Directory.Read.All Directory.ReadWrite.All");

export type CallPermission = { method: string; path: string; accepted: readonly string[] };

const call = (method: string, path: string, accepted: readonly string[]): CallPermission => ({
  method,
  path,
  accepted,
});

export const callPermissions: readonly CallPermission[] = [
  call("GET", "/users", readUsers),
  call("POST", "/users", writeUsers),
  call("GET", "/users/delta", readUsers),
  call("GET", "/users/{id}", readUsers),
  call("PATCH", "/users/{id}", [
    ...writeUsers,
    "User.EnableDisableAccount.All",
    "User-PasswordProfile.ReadWrite.All",
  ]),
  call("DELETE", "/users/{id}", ["User.ReadWrite.All", "User.DeleteRestore.All"]),
  call("GET", "/users/{id}/manager", readUsers),
  call("PUT", "/users/{id}/manager/$ref", writeUsers),
  call("DELETE", "/users/{id}/manager/$ref", writeUsers),
  call("GET", "/users/{id}/directreports", readUsers),
  call("GET", "/users/{id}/memberof", directory),
  call(
    "GET",
    "/users/{id}/transitivememberof",
    words("User.Read.All GroupMember.Read.All Group.Read.All Directory.Read.All Directory.ReadWrite.All"),
  ),
  call("GET", "/users/{id}/ownedobjects", readUsers),
  call("GET", "/users/{id}/licensedetails", [...readUsers, "LicenseAssignment.Read.All"]),
  call("GET", "/users/{id}/approleassignments", ["Directory.Read.All", ...assign]),
  call("POST", "/users/{id}/approleassignments", assign),
  call("DELETE", "/users/{id}/approleassignments/{id}", assign),
  call("POST", "/users/{id}/sendmail", ["Mail.Send"]),
  call("POST", "/users/{id}/teamwork/installedapps", [
    "TeamsAppInstallation.ReadWriteSelfForUser.All",
    "TeamsAppInstallation.ReadWriteForUser.All",
    "TeamsAppInstallation.ReadWriteSelectedForUser.All",
    "TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All",
    "TeamsAppInstallation.ReadWriteAndConsentForUser.All",
    "TeamsAppInstallation.ManageSelectedForUser.All",
  ]),
  call("POST", "/users/{id}/revokesigninsessions", ["User.RevokeSessions.All", ...writeUsers]),
  call("POST", "/users/{id}/checkmembergroups", [...checkMembers, "User.ReadWrite.All"]),
  call("POST", "/users/{id}/getmembergroups", checkMembers),
  call("GET", "/groups", readGroups),
  call("POST", "/groups", writeGroups),
  call("GET", "/groups/delta", readGroups),
  call("GET", "/groups/{id}", readGroups),
  call("PATCH", "/groups/{id}", [...writeGroups, "GroupMember.ReadWrite.All"]),
  call("DELETE", "/groups/{id}", ["Group.ReadWrite.All"]),
  call("GET", "/groups/{id}/members", readMembers),
  call("GET", "/groups/{id}/transitivemembers", readMembers),
  call(
    "GET",
    "/groups/{id}/memberof",
    words("GroupMember.Read.All Group.Read.All Directory.Read.All Directory.ReadWrite.All"),
  ),
  call("POST", "/groups/{id}/members/$ref", writeMembers),
  call("DELETE", "/groups/{id}/members/{id}/$ref", writeMembers),
  call("GET", "/groups/{id}/owners", readMembers),
  call("POST", "/groups/{id}/owners/$ref", writeGroups),
  call("DELETE", "/groups/{id}/owners/{id}/$ref", writeGroups),
  call("GET", "/groups/{id}/approleassignments", [...directory, ...assign]),
  call("POST", "/groups/{id}/approleassignments", assign),
  call("DELETE", "/groups/{id}/approleassignments/{id}", assign),
  call("GET", "/serviceprincipals", listApps),
  call("GET", "/serviceprincipals/delta", readApps),
  call("GET", "/serviceprincipals/{id}", readApps),
  call("GET", "/serviceprincipals/{id}/approleassignedto", readApps),
  call("POST", "/serviceprincipals/{id}/approleassignedto", assign),
  call("DELETE", "/serviceprincipals/{id}/approleassignedto/{id}", unassignApp),
  call("GET", "/serviceprincipals/{id}/approleassignments", readApps),
  call("POST", "/serviceprincipals/{id}/approleassignments", assign),
  call("DELETE", "/serviceprincipals/{id}/approleassignments/{id}", unassignApp),
  call("GET", "/serviceprincipals/{id}/owners", readApps),
  call("GET", "/serviceprincipals/{id}/memberof", readApps),
  call("GET", "/applications", listApps),
  call("GET", "/applications/{id}", readApps),
  call("GET", "/directory/administrativeunits", units),
  call("GET", "/directory/administrativeunits/delta", units),
  call("GET", "/directory/administrativeunits/{id}", units),
  call("GET", "/directory/administrativeunits/{id}/members", units),
  call("GET", "/directory/deleteditems/microsoft.graph.user", readUsers),
  call("GET", "/directory/deleteditems/microsoft.graph.group", readGroups),
  call("GET", "/directory/deleteditems/{id}", readUsers),
  call("POST", "/directory/deleteditems/{id}/restore", ["User.ReadWrite.All", "User.DeleteRestore.All"]),
  call("DELETE", "/directory/deleteditems/{id}", ["User.DeleteRestore.All"]),
  call("GET", "/directoryroles", roles),
  call("GET", "/directoryroles/delta", roles),
  call("GET", "/directoryroles/{id}", roles),
  call("GET", "/directoryroles/{id}/members", roles),
  call("GET", "/rolemanagement/directory/roleassignments", roles),
  call("GET", "/directoryobjects/{id}", ["Directory.Read.All"]),
  call("POST", "/directoryobjects/{id}/checkmembergroups", [...checkMembers, "User.ReadWrite.All"]),
  call("POST", "/directoryobjects/{id}/getmembergroups", checkMembers),
  call("POST", "/directoryobjects/getbyids", ["Directory.Read.All"]),
  call("GET", "/organization", organization),
  call("GET", "/organization/{id}", organization),
  call("GET", "/domains", ["Domain.Read.All", "Directory.Read.All"]),
  call(
    "GET",
    "/subscribedskus",
    words("LicenseAssignment.Read.All Organization.Read.All Directory.Read.All Directory.ReadWrite.All"),
  ),
];

const byCall = new Map(callPermissions.map((each) => [`${each.method} ${each.path}`, each.accepted]));

/** Names of which one opens the call; undefined for a call the practice tenant does not know. */
export function acceptedPermissions(method: string, template: string): readonly string[] | undefined {
  return byCall.get(`${method} ${template.toLowerCase()}`);
}
