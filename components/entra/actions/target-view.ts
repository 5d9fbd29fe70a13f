import type { ActionTarget, TargetChoice } from "#lib/entra/actions/panel-types.ts";
import { reasonOf, type ChosenTarget } from "./pairs.ts";

/** A chosen target as the form shows it; `answer` is undefined while it loads, null when it is gone. */
export type TargetView = {
  objectId: string;
  answer: ActionTarget | null | undefined;
  choices: readonly TargetChoice[];
  choice: TargetChoice | null;
  whyNot: string | undefined;
};

/**
 * What was chosen with what is known about it. The answer is about the first person: with several, what
 * it says of that one stops nobody else, and the preview tells for whom it works.
 */
export function viewOf(
  { objectId, access }: ChosenTarget,
  answer: ActionTarget | null | undefined,
  isForSeveral = false,
): TargetView {
  if (answer === null) {
    const whyNot = "This is not in Gatehouse any more. Choose another one.";
    return { objectId, answer, choices: [], choice: null, whyNot };
  }
  const whyNot = answer === undefined || isForSeveral ? undefined : reasonOf(answer.eligibility);
  const choices = whyNot === undefined ? (answer?.choices ?? []) : [];
  const choice = chosenOf(choices, access);
  return {
    objectId,
    answer,
    choices,
    choice,
    whyNot: whyNot ?? (choice === null || isForSeveral ? undefined : reasonOf(choice.eligibility)),
  };
}

/** The targets that a form is opened with: the one of a row in the panel or of a run that is tried again, or several. */
export function firstTargets(
  filledIn: Readonly<Record<string, unknown>>,
  name: string | undefined,
  choiceName: string | undefined,
): readonly ChosenTarget[] {
  const read = (key: string | undefined) => (key === undefined ? undefined : filledIn[key]);
  const [objectId, access] = [read(name), read(choiceName)];
  if (Array.isArray(objectId))
    return objectId
      .filter((each) => typeof each === "string")
      .map((each) => ({ objectId: each, access: null }));
  if (typeof objectId !== "string") return [];
  return [{ objectId, access: typeof access === "string" ? access : null }];
}

/** What was chosen; before that, the only choice that can work. */
function chosenOf(choices: readonly TargetChoice[], value: string | null): TargetChoice | null {
  const chosen = choices.find((choice) => choice.value === value);
  if (chosen !== undefined) return chosen;
  const ready = choices.filter(({ eligibility }) => eligibility.status === "ready");
  return ready.length === 1 ? (ready[0] ?? null) : null;
}
