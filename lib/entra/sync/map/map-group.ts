import { fold } from "#lib/platform/fold.ts";
import { fieldsOf, type GraphItem, type Shape } from "./fields.ts";

/** A group as staged, in the order of the staging statement. */
export type StagedGroup = ReturnType<typeof mapGroup>;

/** Maps a group of a list or of delta. Throws `BadObjectError` when its kind can't be told. */
export function mapGroup(item: GraphItem, shape: Shape) {
  const f = fieldsOf(item, shape);
  const displayName = f.requiredText("displayName");
  const types = f.list("groupTypes");
  return {
    objectId: f.objectId,
    displayName,
    description: f.text("description"),
    mail: f.text("mail"),
    mailEnabled: f.requiredFlag("mailEnabled"),
    securityEnabled: f.requiredFlag("securityEnabled"),
    isUnified: types.includes("Unified"),
    isDynamic: types.includes("DynamicMembership"),
    membershipRule: f.text("membershipRule"),
    isOnPremises: f.flag("onPremisesSyncEnabled") ?? false,
    isRoleAssignable: f.flag("isAssignableToRole") ?? false,
    isManagementRestricted: f.flag("isManagementRestricted") ?? false,
    isTeam: f.list("resourceProvisioningOptions").includes("Team"),
    visibility: f.text("visibility"),
    createdInEntraAt: f.moment("createdDateTime"),
    sortKey: fold(displayName),
  };
}

/** Some delta items carry only links of a group already told about. */
export function hasGroupFacts(item: GraphItem): boolean {
  return "displayName" in item;
}
