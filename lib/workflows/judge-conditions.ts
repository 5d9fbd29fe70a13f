import type { Condition, Conditions } from "./schema.ts";

/** What conditions are judged by. */
export type ConditionFacts = {
  person: { department: string | null; jobTitle: string | null; officeLocation: string | null };
  hasManager: boolean;
  /** Object ids of the person's groups. */
  groupIds: ReadonlySet<string>;
  /** The form's answers by field. */
  answers: ReadonlyMap<string, string>;
};

/** Do they hold? No condition always does. Case and spaces around make no difference. Pure. */
export function conditionsHold({ match, list }: Conditions, facts: ConditionFacts): boolean {
  if (list.length === 0) return true;
  return match === "all" ? list.every((one) => holds(one, facts)) : list.some((one) => holds(one, facts));
}

function holds(condition: Condition, facts: ConditionFacts): boolean {
  switch (condition.kind) {
    case "has-manager":
      return facts.hasManager === condition.is;
    case "in-group":
      return facts.groupIds.has(condition.group.objectId) === condition.is;
    case "person":
      return compares(facts.person[condition.fact] ?? "", condition);
    case "form":
      return compares(facts.answers.get(condition.field) ?? "", condition);
  }
}

const folded = (text: string) => text.trim().toLocaleLowerCase("en");

function compares(actual: string, { op, value }: Pick<Extract<Condition, { kind: "form" }>, "op" | "value">) {
  const [is, wanted] = [folded(actual), folded(value)];
  switch (op) {
    case "is":
      return is === wanted;
    case "is-not":
      return is !== wanted;
    case "contains":
      return wanted !== "" && is.includes(wanted);
    case "is-empty":
      return is === "";
    case "is-not-empty":
      return is !== "";
  }
}
