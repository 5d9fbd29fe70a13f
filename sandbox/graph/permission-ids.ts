/** Application permissions of Microsoft Graph and the ids of their app roles (learn.microsoft.com/graph/permissions-reference). */
export const graphPermissions: Readonly<Record<string, string>> = {
  "User.Read.All": "df021288-bdef-4463-88db-98f22de89214",
  "User.ReadWrite.All": "741f803b-c850-494e-b5df-cde7c675a1ca",
  "User.ReadBasic.All": "97235f07-e226-4f63-ace3-39588e11d3a1",
  "Group.Read.All": "5b567255-7703-4780-807c-7be8301ae99b",
  "Group.ReadWrite.All": "62a82d76-70ea-41e2-9197-370581804d09",
  "GroupMember.Read.All": "98830695-27a2-44f7-8c18-0c3ebc9698f6",
  "GroupMember.ReadWrite.All": "dbaae8cf-10b5-4b86-a4a1-f871c94c6695",
  "Directory.Read.All": "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
  "Directory.ReadWrite.All": "19dbc75e-c2e2-444c-a770-ec69d8559fc7",
  "Application.Read.All": "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
  "Application.ReadWrite.All": "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9",
  "AppRoleAssignment.ReadWrite.All": "06b708a9-e830-4db3-a914-8e69da51d44f",
  "User-PasswordProfile.ReadWrite.All": "cc117bb9-00cf-4eb8-b580-ea2a878fe8f7",
  "User.EnableDisableAccount.All": "3011c876-62b7-4ada-afa2-506cbbecc68c",
  "User.RevokeSessions.All": "77f3a031-c388-4f99-b373-dc68676a979e",
  "User.DeleteRestore.All": "eccc023d-eccf-4e7b-9683-8813ab36cecc",
  "UserAuthenticationMethod.ReadWrite.All": "50483e42-d915-4231-9639-7fdb7fd190e5",
  "AdministrativeUnit.Read.All": "134fd756-38ce-4afd-ba33-e9623dbe66c2",
  "AuditLog.Read.All": "b0afded3-3588-46d8-8b3d-9842eff778da",
  "User-LifeCycleInfo.Read.All": "8556a004-db57-4d7a-8b82-97a13428e96f",
  "Member.Read.Hidden": "658aa5d8-239f-45c4-aa12-864f4fc7e490",
  "RoleManagement.Read.Directory": "483bed4a-2ad3-4361-a73b-c83ccdbdc53c",
  "RoleManagement.ReadWrite.Directory": "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8",
  "Organization.Read.All": "498476ce-e0fe-48b0-b801-37ba7e2685c6",
  "Mail.Send": "b633e1c5-b582-4048-a93e-9f11b44c7e96",
  "TeamsActivity.Send": "a267235f-af13-44dc-8385-c1dc93023186",
  "TeamsAppInstallation.ReadWriteSelfForUser.All": "908de74d-f8b2-4d6b-a9ed-2a17b3b78179",
  "Domain.Read.All": "dbb9058a-0e50-45d7-ae91-66909b5d4664",
};

const names = new Map(Object.entries(graphPermissions).map(([name, id]) => [id, name]));

/** The name behind an app role id of Microsoft Graph. */
export function permissionName(appRoleId: string): string | undefined {
  return names.get(appRoleId);
}
