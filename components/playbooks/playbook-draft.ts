import { playbookInput, type PlaybookDocument, type PlaybookStep } from "#lib/playbooks/schema.ts";
import type { PlaybookChoices, PlaybookProblem } from "#lib/playbooks/types.ts";

/** What is being written: a playbook without what Gatehouse keeps of it. */
export type PlaybookDraft = { name: string; document: PlaybookDocument };

/** The draft with a part of its document changed. */
export const withDocument = (draft: PlaybookDraft, part: Partial<PlaybookDocument>): PlaybookDraft => ({
  ...draft,
  document: { ...draft.document, ...part },
});

/** The list with something back where it stood, unless another one has its name by now. */
export function putBack<Name extends string, T extends Record<Name, string>>(
  list: readonly T[],
  item: T,
  at: number,
  name: Name,
): T[] {
  return list.some((each) => each[name] === item[name]) ? [...list] : list.toSpliced(at, 0, item);
}

/** A part of the editor: the document as it is written, how to change it, and what is wrong where. */
export type DraftPart = {
  document: PlaybookDocument;
  onChange: (next: Partial<PlaybookDocument>) => void;
  problems: readonly PlaybookProblem[];
  choices: PlaybookChoices;
};

/** Why a draft can't be saved as it is, each at its place; null when it can. */
export function issuesOf(
  draft: PlaybookDraft,
  playbookId: string,
  draftVersion: number,
): PlaybookProblem[] | null {
  const parsed = playbookInput.safeParse({ playbookId, draftVersion, ...draft });
  if (parsed.success) return null;
  return parsed.error.issues.map(({ path, message }) => ({
    severity: "error",
    at: placeOf(draft.document, path),
    message: message.startsWith("Invalid") ? "Choose one." : message,
  }));
}

/** Inputs and steps are named by what they are called by, not by where they stand. */
function placeOf({ inputs, steps }: PlaybookDocument, [root, part, at, ...rest]: PropertyKey[]): string {
  if (root !== "document") return String(root);
  const name =
    part === "inputs" && typeof at === "number"
      ? inputs[at]?.key
      : part === "steps" && typeof at === "number"
        ? steps[at]?.id
        : at;
  return [part, name, ...rest].filter((each) => each !== undefined).join(".");
}

/** What is wrong at exactly this place. */
export const messageAt = (problems: readonly PlaybookProblem[], at: string): string | undefined =>
  problems.find((problem) => problem.at === at && problem.severity === "error")?.message;

/** The first that is wrong at a place or within it, such as in one line of a list. */
export const errorWithin = (problems: readonly PlaybookProblem[], at: string): string | undefined =>
  problemsWithin(problems, at).find(({ severity }) => severity === "error")?.message;

/** Everything that is said at a place or within it. */
export const problemsWithin = (problems: readonly PlaybookProblem[], at: string): PlaybookProblem[] =>
  problems.filter((problem) => problem.at === at || problem.at.startsWith(`${at}.`));

/** A step with how it changes; `more`: what of the playbook changes with it. */
export type StepPart<Step extends PlaybookStep = PlaybookStep> = Omit<DraftPart, "onChange"> & {
  step: Step;
  onStep: (step: PlaybookStep, more?: Partial<PlaybookDocument>) => void;
};

/** What is said at one field of a step. */
export const stepError = ({ step, problems }: StepPart, field: string): string | undefined =>
  errorWithin(problems, `steps.${step.id}.${field}`);

/** One entry a line; empty lines are none. */
export const toLines = (list: readonly string[]): string => list.join("\n");
export const fromLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Words of one meaning, divided by commas. */
export const toWords = (list: readonly string[]): string => list.join(", ");
export const fromWords = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
