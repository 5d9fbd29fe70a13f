import { BadObjectError, objectIdOf, type GraphItem } from "./fields.ts";

export type StagedAssignment = {
  assignmentId: string;
  principalObjectId: string;
  principalKind: "user" | "group";
  roleId: string;
  createdInEntraAt: number | null;
};

/** Maps an app role assignment; null for those of service principals, which nobody asks for here. */
export function mapAssignment(item: GraphItem): StagedAssignment | null {
  const { id, principalType, appRoleId, createdDateTime } = item;
  if (principalType === "ServicePrincipal") return null;
  // Base64url and case-sensitive, never a GUID: taken as it is.
  if (typeof id !== "string" || id === "") throw new BadObjectError(null, "id is missing");
  if (principalType !== "User" && principalType !== "Group")
    throw new BadObjectError(null, "principalType is unknown");
  if (typeof appRoleId !== "string") throw new BadObjectError(null, "appRoleId is missing");
  const at = typeof createdDateTime === "string" ? Date.parse(createdDateTime) : Number.NaN;
  return {
    assignmentId: id,
    principalObjectId: objectIdOf(item, "principalId"),
    principalKind: principalType === "User" ? "user" : "group",
    roleId: appRoleId.toLowerCase(),
    createdInEntraAt: Number.isNaN(at) ? null : at,
  };
}
