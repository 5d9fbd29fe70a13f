"use client";
import { useState } from "react";
import type { ActionCard, TargetChoice } from "#lib/entra/actions/panel-types.ts";
import { reasonOf, useActionTarget } from "./target-picker.tsx";
import type { FilledIn } from "./use-action-runner.ts";

/** Names what is missing, by the kind of target. */
const CHOOSE = { group: "Choose a group.", app: "Choose an app." } as const;

/** The fields of an action's form: the target, the way to do it, and what both would change. */
export function useFormFields(card: ActionCard, subjectObjectId: string, filledIn: FilledIn) {
  const field = card.fields.find((candidate) => candidate.kind !== "choice");
  const choiceField = card.fields.find((candidate) => candidate.kind === "choice");
  const [target, setTarget] = useState(textOf(filledIn, field?.name));
  const [value, setValue] = useState(textOf(filledIn, choiceField?.name));
  const [error, setError] = useState<string | null>(null);
  const answer = useActionTarget(card.key, subjectObjectId, field === undefined ? null : target).data;
  const choices = answer?.choices ?? [];
  const choice = chosenOf(choices, value);
  const whyNotTarget = answer ? reasonOf(answer.eligibility) : undefined;
  const shown = choiceField === undefined ? answer : choice;
  const complete = (): Record<string, string> | null => {
    if (field === undefined) return {};
    if (target === null) setError(CHOOSE[field.kind]);
    else if (choiceField !== undefined && choice === null) setError("Choose how.");
    else if (whyNotTarget === undefined && (choice === null || reasonOf(choice.eligibility) === undefined))
      return {
        [field.name]: target,
        ...(choiceField === undefined || choice === null ? {} : { [choiceField.name]: choice.value }),
      };
    return null;
  };
  return {
    field,
    choiceField,
    target,
    choices: whyNotTarget === undefined ? choices : [],
    choice,
    error,
    changes: field === undefined ? card.changes : (shown?.changes ?? []),
    note: field === undefined ? card.note : (shown?.note ?? null),
    whyNotTarget,
    whyNot: whyNotTarget ?? (choice === null ? undefined : reasonOf(choice.eligibility)),
    chooseTarget: (next: string | null) => {
      setTarget(next);
      setValue(null);
      setError(null);
    },
    choose: (next: string) => {
      setValue(next);
      setError(null);
    },
    /** The finished input; null when something is missing (then `error` says what) or can't work. */
    complete,
  };
}

/** What was chosen; before that, the only choice that can work. */
function chosenOf(choices: readonly TargetChoice[], value: string | null): TargetChoice | null {
  const chosen = choices.find((choice) => choice.value === value);
  if (chosen !== undefined) return chosen;
  const ready = choices.filter(({ eligibility }) => eligibility.status === "ready");
  return ready.length === 1 ? (ready[0] ?? null) : null;
}

function textOf(filledIn: FilledIn, name: string | undefined): string | null {
  const value = name === undefined ? undefined : filledIn[name];
  return typeof value === "string" ? value : null;
}
