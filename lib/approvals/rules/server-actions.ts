"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { removeRule } from "./remove-rule.ts";
import { saveRule } from "./save-rule.ts";
import { removeRuleInput, ruleInput } from "./schema.ts";

/** Adds a rule, or changes the one for the same action and service. */
export const submitRule = serverAction({ name: "submitRule", roles: ["admin"], input: ruleInput }, saveRule);

/** Removes a rule. */
export const submitRuleRemoval = serverAction(
  { name: "submitRuleRemoval", roles: ["admin"], input: removeRuleInput },
  removeRule,
);
