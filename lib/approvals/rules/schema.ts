import { z } from "zod";
import { findAction } from "#lib/entra/actions/registry.ts";
import { EXPIRY_HOURS } from "./constants.ts";

export const APPROVERS = ["none", "manager", "owner", "named", "admin"] as const;

/** One rule as the form sends it; the pair of action and service is its name. */
export const ruleInput = z
  .strictObject({
    actionKey: z
      .string()
      .max(64)
      .refine((key) => key === "" || findAction(key) !== null, "There is no such action."),
    serviceKey: z.string().max(60),
    approver: z.enum(APPROVERS),
    named: z.array(z.uuid()).max(20, "Name at most 20 people."),
    needs: z.enum(["one", "all"]),
    expiresAfterHours: z.literal(EXPIRY_HOURS, "Choose one of the times."),
    fallback: z.enum(["admin", "named"]),
    fallbackNamed: z.array(z.uuid()).max(20, "Name at most 20 people."),
  })
  .superRefine((rule, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (rule.actionKey === "" && rule.serviceKey === "")
      refuse("actionKey", "Choose an action, a service, or both.");
    if (rule.approver === "named" && rule.named.length === 0)
      refuse("named", "Name at least one person who approves.");
    if (rule.approver !== "none" && rule.fallback === "named" && rule.fallbackNamed.length === 0)
      refuse("fallbackNamed", "Name at least one person who steps in.");
  });
export type RuleInput = z.output<typeof ruleInput>;

export const removeRuleInput = z.strictObject({ ruleId: z.uuid() });
