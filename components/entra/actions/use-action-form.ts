"use client";
import { useState } from "react";
import type { ActionCard, PreviewRow } from "#lib/entra/actions/panel-types.ts";
import { answerForMany, answerForOne } from "./form-answer.ts";
import { pairsOf, PEOPLE_BEFORE_TYPING, type Pair } from "./pairs.ts";
import { endsAtOf, type Term } from "./term.ts";
import type { FilledIn } from "./use-action-runner.ts";
import { usePreview } from "./use-action-targets.ts";
import { useFormTargets } from "./use-form-targets.ts";

export type PersonRef = { objectId: string; displayName: string };

/** What goes wrong where, said in place. */
type FormErrors = { target?: string; choice?: string; term?: string; typed?: string };

/** Names what is missing, by the kind of target. */
const CHOOSE = { group: "Choose a group.", app: "Choose an app." } as const;

function whatIsMissing(form: {
  kind: keyof typeof CHOOSE | undefined;
  isChoiceMissing: boolean;
  isTermMissing: boolean;
  words: string | null;
}): FormErrors {
  const { kind, isChoiceMissing, isTermMissing, words } = form;
  return {
    ...(kind === undefined ? {} : { target: CHOOSE[kind] }),
    ...(isChoiceMissing ? { choice: "Choose how." } : {}),
    ...(isTermMissing ? { term: "Choose a day that is still to come." } : {}),
    ...(words === null ? {} : { typed: `Type “${words}”.` }),
  };
}

/** How many people it works for, to be typed before so many are changed at once; null for few. */
function wordsToType(ready: readonly Pair[]): string | null {
  const people = new Set(ready.map(({ subjectObjectId }) => subjectObjectId)).size;
  return people > PEOPLE_BEFORE_TYPING ? `${people} people` : null;
}

type FormGiven = {
  card: ActionCard;
  person: PersonRef;
  others: readonly PersonRef[];
  requestId: string | null;
  filledIn: FilledIn;
};

/** The five parts of an action's form (who, what, for how long, why, effect), and what a click would send. */
export function useActionForm({ card, person, others, requestId, filledIn }: FormGiven) {
  const [people, setPeople] = useState<readonly PersonRef[]>([person, ...others]);
  const [term, setTerm] = useState<Term>({ kind: "none" });
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [errors, setErrors] = useState<FormErrors>({});

  const subject = { actionKey: card.key, subjectObjectId: person.objectId, requestId };
  const isForSeveral = people.length > 1;
  const onChange = () => setErrors({});
  const { inputs, ...targets } = useFormTargets({ card, subject, filledIn, isForSeveral, onChange });
  const { field, views } = targets;
  const who = people.map(({ objectId }) => objectId);
  const pairs = pairsOf(who, inputs ?? []);
  const isMany = isForSeveral || views.length > 1;
  const { rows, ready, keepRows, ...preview } = useRows(subject, pairs, isMany);
  const one = answerForOne(card, views[0]);
  const typedWords = wordsToType(ready);

  const complete = (now: number): { pairs: Pair[]; reason: string | null; endsAt: number | null } | null => {
    const endsAt = card.canEnd ? endsAtOf(term, now) : null;
    const isTyped = typedWords === null || typed.trim().toLowerCase() === typedWords;
    const missing = whatIsMissing({
      kind: views.length === 0 ? field?.kind : undefined,
      isChoiceMissing: views.length > 0 && inputs === null,
      isTermMissing: endsAt === undefined,
      words: isTyped ? null : typedWords,
    });
    setErrors(missing);
    if (Object.keys(missing).length > 0 || endsAt === undefined) return null;
    const wanted = isMany ? ready : one.whyNot === undefined ? pairs : [];
    return {
      pairs: wanted.map(({ subjectObjectId, input }) => ({ subjectObjectId, input })),
      reason: reason.trim() === "" ? null : reason.trim(),
      endsAt,
    };
  };
  return {
    ...(isMany ? answerForMany(card, rows, preview) : one),
    ...targets,
    subject,
    people,
    term,
    reason,
    typed,
    typedWords,
    errors,
    rows,
    isMany,
    /** Several, and all of them known well enough to look whether they work. */
    hasPreview: isMany && preview.error === null && (pairs.length > 0 || rows !== null),
    setPeople,
    setTerm,
    setReason,
    setTyped,
    keepRows,
    /** What a click would send; null when something is missing (then `errors` says what). */
    complete,
  };
}

export type ActionFormState = ReturnType<typeof useActionForm>;

/** The preview of several, kept as it was at the click: afterwards all of it would be "already so". */
function useRows(subject: Parameters<typeof usePreview>[0], pairs: readonly Pair[], isMany: boolean) {
  const [sent, setSent] = useState<readonly PreviewRow[] | null>(null);
  const { rows: fresh, isBehind, error } = usePreview(subject, pairs, isMany && sent === null);
  const rows = sent ?? fresh;
  const ready = rows?.filter(({ eligibility }) => eligibility.status === "ready") ?? [];
  return { rows, ready, isBehind, error, keepRows: () => setSent(rows) };
}
