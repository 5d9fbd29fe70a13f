/** What each application permission of Graph lets an app do, for the consent page. */
const words: Readonly<Record<string, string>> = {
  "User.Read.All": "Read everybody's profile",
  "User.ReadBasic.All": "Read everybody's name and mail address",
  "User.ReadWrite.All": "Read and change everybody's profile, create and delete accounts",
  "Group.Read.All": "Read all groups",
  "Group.ReadWrite.All": "Read, change, create and delete all groups",
  "GroupMember.Read.All": "Read who is in which group",
  "GroupMember.ReadWrite.All": "Add people to groups and remove them",
  "Directory.Read.All": "Read the whole directory",
  "Directory.ReadWrite.All": "Read and change the directory",
  "Application.Read.All": "Read all enterprise applications",
  "Application.ReadWrite.All": "Read, change, create and delete all applications",
  "AppRoleAssignment.ReadWrite.All":
    "Assign applications to people and groups, and any permission to any app",
  "User-PasswordProfile.ReadWrite.All": "Set temporary passwords",
  "User.EnableDisableAccount.All": "Block and unblock sign-in",
  "User.RevokeSessions.All": "Sign people out everywhere",
  "User.DeleteRestore.All": "Delete accounts and restore deleted ones",
  "UserAuthenticationMethod.ReadWrite.All": "Read and change everybody's sign-in methods",
  "AdministrativeUnit.Read.All": "Read administrative units",
  "AuditLog.Read.All": "Read audit and sign-in logs",
  "User-LifeCycleInfo.Read.All": "Read leave dates",
  "Member.Read.Hidden": "Read hidden group memberships",
  "RoleManagement.Read.Directory": "Read who holds which administrator role",
  "RoleManagement.ReadWrite.Directory": "Read and change who holds which administrator role",
  "Organization.Read.All": "Read the organisation's details",
  "LicenseAssignment.Read.All": "Read licences",
  "Mail.Send": "Send mail as anybody",
  "TeamsAppInstallation.ReadWriteSelfForUser.All": "Install its own Teams app for people",
  "Domain.Read.All": "Read the organisation's domains",
};

/** A plain sentence part for a permission; its own name when there is none. */
export function permissionWords(name: string): string {
  return words[name] ?? `Use the permission ${name}`;
}
