import { listSteps } from "#lib/workflows/schema.ts";
import type { DocumentProblem } from "#lib/workflows/types.ts";
import type { ListedProblem } from "./about-settings.tsx";
import { numberSteps } from "./document-edit.ts";
import type { DraftErrors } from "./draft-errors.ts";
import type { Selection, WorkflowDraft } from "./editor-part.ts";
import { stepWords, type WordBook } from "./step-words.ts";

type Found = {
  draft: WorkflowDraft;
  errors: DraftErrors | null;
  /** Of the draft as it was saved last. */
  problems: readonly DocumentProblem[];
  book: WordBook;
};

/**
 * Everything that is wrong with a draft in the order of its cards: what is not filled in, and what
 * Gatehouse found in what was saved.
 */
export function listProblems({ draft, errors, problems, book }: Found): ListedProblem[] {
  const numbers = numberSteps(draft.document.steps);
  const steps = listSteps(draft.document.steps).map(({ step }) => step);
  const missing = (part: Readonly<Record<string, string>> | undefined, where: string, selection: Selection) =>
    [...new Set(Object.values(part ?? {}))].map((message): ListedProblem => ({
      severity: "error",
      message,
      where,
      selection,
    }));
  const isOfStep = ({ stepId }: DocumentProblem) => steps.some(({ id }) => id === stepId);
  const whole = problems
    .filter((problem) => !isOfStep(problem))
    .map(({ severity, message, stepId }): ListedProblem => {
      const selection = stepId === "trigger" || stepId === "conditions" ? stepId : "workflow";
      return { severity, message, where: WHERE[selection], selection };
    });
  return [
    ...missing(errors?.workflow, WHERE.workflow, "workflow"),
    ...missing(errors?.trigger, WHERE.trigger, "trigger"),
    ...missing(errors?.conditions, WHERE.conditions, "conditions"),
    ...whole,
    ...steps.flatMap((step) => {
      const where = `${numbers.get(step.id) ?? ""}. ${stepWords(step, book).title}`;
      const selection = { stepId: step.id };
      return [
        ...missing(errors?.steps.get(step.id), where, selection),
        ...problems
          .filter(({ stepId }) => stepId === step.id)
          .map(({ severity, message }): ListedProblem => ({ severity, message, where, selection })),
      ];
    }),
  ];
}

const WHERE = { workflow: "The workflow", trigger: "What starts it", conditions: "For whom" } as const;
