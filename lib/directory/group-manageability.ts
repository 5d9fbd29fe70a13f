import type { GroupKind } from "./types.ts";

/** What decides whether members of a group can be changed from here. */
export type ManageableFacts = {
  kind: GroupKind;
  isDynamic: boolean;
  isOnPremises: boolean;
  isRoleAssignable: boolean;
  isManagementRestricted: boolean;
  inScope: boolean;
};

export type GroupManageability =
  | { isManageable: true }
  | {
      isManageable: false;
      kind:
        | "exchange-managed"
        | "dynamic-rule"
        | "on-premises"
        | "management-restricted"
        | "out-of-scope"
        | "role-assignable"
        | "permission-missing";
      /** One sentence: what stops it. */
      reason: string;
      /** One sentence: where, or by whom, it can be done. */
      whereToDoIt: string;
      /** The permission that would be needed, when that is all that is missing. */
      missingPermission: string | null;
    };

const MEMBER_PERMISSIONS = ["GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All"];
const ROLE_PERMISSION = "RoleManagement.ReadWrite.Directory";

/**
 * Can Gatehouse add and remove members of this group? What the group is comes before what was
 * granted, because no permission changes it (graph facts §5).
 * @param granted permissions of the connection, as its token carries them.
 */
export function groupManageability(group: ManageableFacts, granted: readonly string[]): GroupManageability {
  return byNature(group) ?? byPermission(group, granted) ?? { isManageable: true };
}

type Refusal = Extract<GroupManageability, { isManageable: false }>;

function refusal(
  kind: Refusal["kind"],
  reason: string,
  whereToDoIt: string,
  missing: string | null = null,
): Refusal {
  return { isManageable: false, kind, reason, whereToDoIt, missingPermission: missing };
}

function byNature(group: ManageableFacts): Refusal | null {
  if (group.isOnPremises) {
    return refusal(
      "on-premises",
      "It's synced from on-premises Active Directory. Entra refuses changes to its members.",
      "Change its members in Active Directory; the next directory sync brings them.",
    );
  }
  if (group.isDynamic) {
    return refusal(
      "dynamic-rule",
      "Its members are chosen by a rule. Entra refuses to add or remove anyone by hand.",
      "Change its membership rule in the Entra admin center, or the person's attributes.",
    );
  }
  if (group.kind === "Distribution" || group.kind === "Mail-enabled security") {
    const what = group.kind === "Distribution" ? "a distribution group" : "a mail-enabled security group";
    return refusal(
      "exchange-managed",
      `It's ${what}. Entra can't change its members through Graph.`,
      "Change its members in the Exchange admin center.",
    );
  }
  if (group.isManagementRestricted) {
    return refusal(
      "management-restricted",
      "It's in a restricted management administrative unit. Tenant-wide permissions don't reach it.",
      "An administrator of that administrative unit can change its members in the Entra admin center.",
    );
  }
  if (!group.inScope) {
    return refusal(
      "out-of-scope",
      "It's out of scope. Gatehouse doesn't act on this group.",
      "Add it to the scope in Settings → Integrations → Microsoft Entra ID.",
    );
  }
  return null;
}

function byPermission(group: ManageableFacts, granted: readonly string[]): Refusal | null {
  if (group.isRoleAssignable && !granted.includes(ROLE_PERMISSION)) {
    return refusal(
      "role-assignable",
      `Directory roles can be assigned to it. Changing its members needs the permission ${ROLE_PERMISSION}, which was not granted.`,
      "A Privileged Role Administrator can change its members in the Entra admin center.",
      ROLE_PERMISSION,
    );
  }
  if (!MEMBER_PERMISSIONS.some((permission) => granted.includes(permission))) {
    return refusal(
      "permission-missing",
      "The permission GroupMember.ReadWrite.All was not granted to Gatehouse.",
      "An admin can reconnect Entra in Settings → Integrations and grant it.",
      "GroupMember.ReadWrite.All",
    );
  }
  return null;
}
