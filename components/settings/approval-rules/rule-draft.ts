import type { PickedMember } from "#components/members/member-picker.tsx";
import { EXPIRY_HOURS } from "#lib/approvals/rules/constants.ts";
import type { RuleInput } from "#lib/approvals/rules/schema.ts";
import type { RuleView } from "#lib/approvals/rules/types.ts";

/** A rule while its form is open: members with their names. */
export type RuleDraft = Omit<RuleInput, "named" | "fallbackNamed"> & {
  named: readonly PickedMember[];
  fallbackNamed: readonly PickedMember[];
};

const NEW_RULE: RuleDraft = {
  actionKey: "",
  serviceKey: "",
  approver: "manager",
  named: [],
  needs: "one",
  expiresAfterHours: 72,
  fallback: "admin",
  fallbackNamed: [],
};

/** The form's start: an existing rule, or the usual one. */
export function draftOf(rule: RuleView | null): RuleDraft {
  if (rule === null) return NEW_RULE;
  const { actionKey, serviceKey, approver, named, needs, fallback, fallbackNamed } = rule;
  const hours = EXPIRY_HOURS.find((each) => each === rule.expiresAfterHours) ?? NEW_RULE.expiresAfterHours;
  return { actionKey, serviceKey, approver, named, needs, expiresAfterHours: hours, fallback, fallbackNamed };
}

/** The form as it is sent. */
export function inputOf({ named, fallbackNamed, ...rest }: RuleDraft): RuleInput {
  return { ...rest, named: named.map(({ id }) => id), fallbackNamed: fallbackNamed.map(({ id }) => id) };
}
