import { fold } from "#lib/platform/fold.ts";
import { fieldsOf, type GraphItem, type Shape } from "./fields.ts";

/** Microsoft's mark of what its portal lists as enterprise application. */
const ENTERPRISE_TAG = "WindowsAzureActiveDirectoryIntegratedApp";

/** An enterprise application as staged, in the order of the staging statement. */
export type StagedApp = ReturnType<typeof mapApp>;

/** Maps a service principal of a list or of delta. */
export function mapApp(item: GraphItem, shape: Shape) {
  const f = fieldsOf(item, shape);
  const displayName = f.text("displayName") ?? f.requiredText("appId");
  const tags = f.list("tags");
  return {
    objectId: f.objectId,
    appId: f.requiredText("appId"),
    displayName,
    description: f.text("description"),
    homepage: f.text("homepage"),
    isEnabled: f.flag("accountEnabled") ?? true,
    isAssignmentRequired: f.flag("appRoleAssignmentRequired") ?? false,
    isTagged: tags.includes(ENTERPRISE_TAG),
    isHidden: tags.includes("HideApp"),
    servicePrincipalType: f.text("servicePrincipalType") ?? "Application",
    ownerTenantId: f.text("appOwnerOrganizationId"),
    roles: JSON.stringify(f.list("appRoles").flatMap(mapRole)),
    sortKey: fold(displayName),
  };
}

function mapRole(role: unknown) {
  if (typeof role !== "object" || role === null || !("id" in role) || typeof role.id !== "string") return [];
  const allowed =
    "allowedMemberTypes" in role && Array.isArray(role.allowedMemberTypes) ? role.allowedMemberTypes : [];
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  const value = "value" in role ? text(role.value) : null;
  return [
    {
      id: role.id,
      displayName: ("displayName" in role ? text(role.displayName) : null) ?? value ?? role.id,
      value,
      isEnabled: "isEnabled" in role && role.isEnabled === true,
      isForUsers: allowed.includes("User"),
    },
  ];
}
