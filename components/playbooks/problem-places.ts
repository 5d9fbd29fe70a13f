import type { PlaybookDocument } from "#lib/playbooks/schema.ts";
import type { PlaybookChoices } from "#lib/playbooks/types.ts";
import { inputName } from "./inputs-section.tsx";
import { stepWords } from "./step-draft.ts";

const SECTIONS: Readonly<Record<string, string>> = {
  name: "Name",
  intent: "When to use",
  askers: "Who may ask",
  inputs: "Inputs",
  steps: "Steps",
  autonomy: "Autonomy",
  limits: "Limits",
  tests: "Tests",
};

/** Where a problem is, as the list of problems calls it. */
export function placeOfProblem(at: string, document: PlaybookDocument, choices: PlaybookChoices): string {
  const [section = "", key] = at.split(".");
  const input = section === "inputs" ? document.inputs.find((each) => each.key === key) : undefined;
  if (input !== undefined) return `Input “${inputName(input)}”`;
  const number = section === "steps" ? document.steps.findIndex(({ id }) => id === key) : -1;
  const step = document.steps[number];
  if (step !== undefined) return `Step ${number + 1}, ${stepWords(step, document, choices).title}`;
  return SECTIONS[section] ?? "The playbook";
}
