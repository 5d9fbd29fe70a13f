import type { approvalRules } from "#db/schema/index.ts";

export type ApprovalRule = typeof approvalRules.$inferSelect;

/**
 * The rule that decides about an action: the one for this action and this service, else for the action,
 * else for the service. Null when none speaks about it, which means that nobody has to approve.
 */
export function pickRule(
  rules: readonly ApprovalRule[],
  actionKey: string,
  serviceKey: string | null,
): ApprovalRule | null {
  const find = (action: string, service: string) =>
    rules.find((rule) => rule.actionKey === action && rule.serviceKey === service);
  const ofService = serviceKey ?? "";
  return (
    find(actionKey, ofService) ?? find(actionKey, "") ?? (serviceKey ? find("", serviceKey) : null) ?? null
  );
}
