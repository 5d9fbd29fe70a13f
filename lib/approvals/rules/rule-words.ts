import { findAction } from "#lib/entra/actions/registry.ts";
import type { ApprovalRule } from "./pick-rule.ts";

const WHO: Record<ApprovalRule["approver"], string> = {
  none: "nobody",
  manager: "the manager of the person",
  owner: "the owner of the group",
  named: "named people",
  admin: "an admin",
};

/** "Delete user: an admin", "Add user to group in request-app-access: the manager of the person". */
export function ruleWords(rule: Pick<ApprovalRule, "actionKey" | "serviceKey" | "approver">): string {
  const action =
    rule.actionKey === "" ? "Every action" : (findAction(rule.actionKey)?.title ?? rule.actionKey);
  const service = rule.serviceKey === "" ? "" : ` in ${rule.serviceKey}`;
  return `${action}${service}: ${approverWords(rule.approver)}`;
}

/** Who approves, in words. */
export function approverWords(approver: ApprovalRule["approver"]): string {
  return WHO[approver];
}
