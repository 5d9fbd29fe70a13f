import type { Step, WorkflowDocument } from "#lib/workflows/schema.ts";
import type { WordBook } from "./step-words.ts";

/** What is being written: a workflow without what Gatehouse keeps of it. */
export type WorkflowDraft = {
  name: string;
  description: string;
  dailyLimit: number;
  document: WorkflowDocument;
};

/** What stands in the settings pane. */
export type Selection = "workflow" | "trigger" | "conditions" | { stepId: string };

/** What every part of a step's settings gets: the step, how it changes, and what is wrong where. */
export type StepPart<Kind extends Step["kind"]> = {
  step: Extract<Step, { kind: Kind }>;
  onChange: (step: Step) => void;
  errors: Readonly<Record<string, string>>;
  book: WordBook;
};
