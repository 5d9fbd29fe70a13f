import { expect, test } from "vitest";
import { pickRule, type ApprovalRule } from "./pick-rule.ts";

const rule = (id: string, actionKey: string, serviceKey: string): ApprovalRule => ({
  id,
  actionKey,
  serviceKey,
  approver: "manager",
  named: [],
  needs: "one",
  expiresAfterMs: 1,
  fallback: "admin",
  fallbackNamed: [],
  updatedAt: 0,
});
const exact = rule("exact", "add-user-to-group", "group-membership");
const action = rule("action", "add-user-to-group", "");
const service = rule("service", "", "group-membership");
const pick = (rules: ApprovalRule[], serviceKey: string | null = "group-membership") =>
  pickRule(rules, "add-user-to-group", serviceKey)?.id ?? null;

test("the rule for the action and the service comes before one for either", () => {
  expect(pick([service, action, exact])).toBe("exact");
  expect(pick([service, action])).toBe("action");
  expect(pick([service])).toBe("service");
});

test("outside a request only rules for every service count", () => {
  expect(pick([service, exact], null)).toBeNull();
  expect(pick([service, exact, action], null)).toBe("action");
});

test("a rule for another action or another service says nothing", () => {
  const others = [rule("other", "block-sign-in", ""), rule("elsewhere", "", "lost-device")];
  expect(pick(others)).toBeNull();
});
