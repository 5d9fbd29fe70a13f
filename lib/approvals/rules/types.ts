import type { MemberChoice } from "#lib/members/types.ts";
import type { RuleInput } from "./schema.ts";

export type NamedMember = Pick<MemberChoice, "id" | "objectId" | "displayName">;

/** One rule as Settings shows it: in words, and as its form needs it. */
export type RuleView = Omit<RuleInput, "named" | "fallbackNamed" | "expiresAfterHours"> & {
  id: string;
  /** "Add user to group", "Every action". */
  action: string;
  /** "Request app access", "Every service". */
  service: string;
  /** "The manager of the person", "Hannah Lindqvist, Tomasz Zieliński". */
  who: string;
  /** "An admin", or the names of those who step in; null when nobody has to approve. */
  stepsIn: string | null;
  expiresAfterHours: number;
  named: readonly NamedMember[];
  fallbackNamed: readonly NamedMember[];
};

export type RulesPage = {
  rules: readonly RuleView[];
  actions: readonly { key: string; title: string }[];
  services: readonly { key: string; title: string }[];
};
