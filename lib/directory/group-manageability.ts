/** What decides whether Graph lets an app change a group's members. */
export type ManageabilityFacts = {
  displayName: string;
  kind: "Security" | "Microsoft 365" | "Mail-enabled security" | "Distribution";
  isDynamic: boolean;
  isOnPremises: boolean;
  isRoleAssignable: boolean;
  isManagementRestricted: boolean;
};

export type Manageability =
  | { isManageable: true }
  | { isManageable: false; reason: string; whereToDoIt: string };

/**
 * Can Gatehouse change this group's members, and if not, why and where it can be done?
 * Source: learn.microsoft.com/graph/api/resources/groups-overview, group-post-members
 */
export function groupManageability(
  group: ManageabilityFacts,
  grantedPermissions: readonly string[],
): Manageability {
  const no = (reason: string, whereToDoIt: string): Manageability => ({
    isManageable: false,
    reason,
    whereToDoIt,
  });
  if (group.isOnPremises) {
    return no("Synced from on-premises Active Directory.", "Active Directory");
  }
  if (group.isDynamic) {
    return no(
      "Dynamic: a rule in Entra decides who is a member.",
      "Entra admin center: change the rule or the person's data",
    );
  }
  if (group.kind === "Distribution") {
    return no(
      "It's a distribution group. Entra can't change its members through Graph.",
      "Exchange admin center",
    );
  }
  if (group.kind === "Mail-enabled security") {
    return no("It's a mail-enabled security group, managed by Exchange.", "Exchange admin center");
  }
  if (group.isManagementRestricted) {
    return no(
      "It's in a restricted management administrative unit.",
      "Entra admin center, by an admin of that unit",
    );
  }
  if (group.isRoleAssignable && !grantedPermissions.includes("RoleManagement.ReadWrite.Directory")) {
    return no("Directory roles can be assigned to it: its members are privileged.", "Entra admin center");
  }
  return { isManageable: true };
}
