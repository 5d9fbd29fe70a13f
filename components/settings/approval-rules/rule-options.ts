import { EXPIRY_HOURS } from "#lib/approvals/rules/constants.ts";
import type { RulesPage } from "#lib/approvals/rules/types.ts";
import { expiryWords } from "./expiry-words.ts";

/** A select has no empty value; this one stands for "every". */
export const EVERY = "every";

/** "Every …" first, then each by its title. */
export function withEvery(label: string, list: RulesPage["actions"]) {
  return [{ value: EVERY, label }, ...list.map(({ key, title }) => ({ value: key, label: title }))];
}

export const APPROVER_OPTIONS = [
  { value: "manager", label: "The manager of the person" },
  { value: "owner", label: "The owner of the group" },
  { value: "named", label: "Named people" },
  { value: "admin", label: "An admin" },
  { value: "none", label: "Nobody: it runs at once" },
] as const;

export const FALLBACK_OPTIONS = [
  { value: "admin", label: "An admin" },
  { value: "named", label: "Named people" },
] as const;

export const EXPIRY_OPTIONS = EXPIRY_HOURS.map((hours) => ({
  value: String(hours),
  label: expiryWords(hours),
}));
