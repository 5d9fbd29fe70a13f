import type { z } from "zod";
import type { Step } from "#lib/workflows/schema.ts";
import { listSteps, workflowInput } from "#lib/workflows/schema.ts";
import type { WorkflowDraft } from "./editor-part.ts";

/** What is wrong in a draft, by the place in it and by the field of that place. */
export type DraftErrors = {
  workflow: Record<string, string>;
  trigger: Record<string, string>;
  conditions: Record<string, string>;
  steps: Map<string, Record<string, string>>;
};

/** Checks a draft as it would be sent; null when nothing is wrong. */
export function errorsOf(draft: WorkflowDraft, id: string, draftVersion: number): DraftErrors | null {
  const parsed = workflowInput.safeParse({ id, draftVersion, ...draft });
  if (parsed.success) return null;
  const errors: DraftErrors = { workflow: {}, trigger: {}, conditions: {}, steps: new Map() };
  for (const issue of parsed.error.issues)
    placeIssue(errors, draft.document.steps, issue.path, plainWords(issue));
  return errors;
}

function placeIssue(
  errors: DraftErrors,
  steps: readonly Step[],
  path: readonly PropertyKey[],
  message: string,
): void {
  const [root, part, ...rest] = path;
  if (root !== "document") errors.workflow[String(root)] ??= message;
  else if (part === "trigger" || part === "conditions") errors[part][rest.join(".")] ??= message;
  else {
    const found = stepAt(steps, rest);
    if (found === null) errors.workflow["steps"] ??= message;
    else {
      const known = errors.steps.get(found.id) ?? {};
      known[found.path.join(".")] ??= message;
      errors.steps.set(found.id, known);
    }
  }
}

/** The step that a path like 2.yes.0.text leads into, and what is left of the path there. */
function stepAt(
  steps: readonly Step[],
  path: readonly PropertyKey[],
): { id: string; path: readonly PropertyKey[] } | null {
  const [at, ...rest] = path;
  const step = typeof at === "number" ? steps[at] : undefined;
  if (step === undefined) return null;
  const [way, ...inner] = rest;
  if (step.kind === "branch" && (way === "yes" || way === "no"))
    return stepAt(step[way], inner) ?? { id: step.id, path: [] };
  return { id: step.id, path: rest };
}

/** Zod's own words are for programmers: what is missing is said plainly. */
function plainWords({ code, message }: z.core.$ZodIssue): string {
  const isOurs = code === "custom" || code === "too_small" || code === "too_big" || code === "invalid_type";
  return isOurs && !message.startsWith("Invalid") ? message : "Choose one.";
}

/** How many places of the draft have something wrong. */
export function countErrors(errors: DraftErrors | null, draft: WorkflowDraft): number {
  if (errors === null) return 0;
  const parts = [errors.workflow, errors.trigger, errors.conditions].filter(
    (part) => Object.keys(part).length > 0,
  );
  return (
    parts.length + listSteps(draft.document.steps).filter(({ step }) => errors.steps.has(step.id)).length
  );
}
