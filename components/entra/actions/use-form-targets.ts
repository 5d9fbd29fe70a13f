"use client";
import { useState } from "react";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { inputsOf, type ChosenTarget } from "./pairs.ts";
import { firstTargets, viewOf } from "./target-view.ts";
import type { FilledIn } from "./use-action-runner.ts";
import { useActionTargets, type FormSubject } from "./use-action-targets.ts";

type TargetsGiven = {
  card: ActionCard;
  subject: FormSubject;
  filledIn: FilledIn;
  /** It is about several people: what a target's answer says of the first stops nobody else. */
  isForSeveral: boolean;
  onChange: () => void;
};

/** What of an action's form says to what it is done: the targets that were chosen, and what is known about them. */
export function useFormTargets({ card, subject, filledIn, isForSeveral, onChange }: TargetsGiven) {
  const field = card.fields.find((candidate) => candidate.kind !== "choice");
  const choiceField = card.fields.find((candidate) => candidate.kind === "choice");
  const [targets, setTargets] = useState(() => firstTargets(filledIn, field?.name, choiceField?.name));
  const answers = useActionTargets(
    subject,
    targets.map(({ objectId }) => objectId),
  );
  const views = targets.map((target, at) => viewOf(target, answers[at], isForSeveral));
  const chosen = views.map(({ objectId, choice }) => ({ objectId, access: choice?.value ?? null }));
  const change = (next: readonly ChosenTarget[]) => {
    setTargets(next);
    onChange();
  };
  return {
    field,
    choiceField,
    views,
    /** Null while one of them lacks its choice. */
    inputs: inputsOf(card.fields, chosen),
    setTargets: change,
    choose: (objectId: string, access: string) =>
      change(targets.map((target) => (target.objectId === objectId ? { objectId, access } : target))),
  };
}
