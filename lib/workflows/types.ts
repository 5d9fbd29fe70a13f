import type { ActionField, ActionIcon, ChangeMark } from "#lib/entra/actions/types.ts";
import type { FormField } from "#lib/services/types.ts";
import type { RunStep } from "./compiled-schema.ts";
import type { Trigger, WorkflowDocument, StepKind } from "./schema.ts";

export type WorkflowState = "Draft" | "Published" | "Paused" | "Archived";
/** Why nothing new starts before an admin has looked; null for what was held by a Gatehouse that knew one reason. */
export type HeldWhy = "over-limit" | "in-doubt";
export type RunState =
  | "Queued"
  | "In progress"
  | "Waiting"
  | "Completed"
  | "Completed with errors"
  | "Failed"
  | "Cancelled";
export type StepState =
  | "Queued"
  | "In progress"
  | "Waiting"
  | "Completed"
  | "Completed with errors"
  | "Failed"
  | "Skipped"
  | "Cancelled";

/** One line of the Workflows page. */
export type WorkflowRow = {
  id: string;
  name: string;
  description: string;
  state: WorkflowState;
  /** "A request for “Request app access”", "The start date, at 9:00"; null while the draft has none that works. */
  triggerWords: string;
  /** The steps in a few words: "Approval → Assign application to user → Message". */
  stepWords: string;
  publishedVersion: number | null;
  /** The draft differs from what is published. */
  hasChanges: boolean;
  heldAt: number | null;
  openRuns: number;
  failedRuns: number;
  lastRunAt: number | null;
};

/** What is wrong or risky in a document; errors keep it from being published. `stepId` null: the whole. */
export type DocumentProblem = { severity: "error" | "warning"; stepId: string | null; message: string };

/** A workflow as its editor opens it. */
export type WorkflowDetails = {
  id: string;
  name: string;
  description: string;
  state: WorkflowState;
  draftVersion: number;
  dailyLimit: number;
  heldAt: number | null;
  heldWhy: HeldWhy | null;
  /** Runs that were made and wait for a human's release. */
  heldRuns: number;
  document: WorkflowDocument;
  problems: readonly DocumentProblem[];
  publishedVersion: number | null;
  hasChanges: boolean;
  versions: readonly WorkflowVersion[];
};

export type WorkflowVersion = {
  version: number;
  publishedAt: number;
  publishedByName: string;
  /** What it changed against the one before, in sentences. */
  changes: readonly string[];
};

/** One action of a step, in a run or in a dry run. */
export type EffectView = {
  /** "Add Ikram Benali to Prototype Vault" */
  title: string;
  /** How the action changes what somebody has. */
  mark: ChangeMark;
  state: "Queued" | "Waiting" | "Completed" | "Failed" | "Skipped";
  /** The result's word: "Added", "Already so", "Verified"; null before it ran. */
  result: string | null;
  message: string | null;
  actionRunId: string | null;
  /** Microsoft's request id. */
  graphRequestId: string | null;
  approvalId: string | null;
  canUndo: boolean;
};

/** A step of a run, reached or still to come. */
export type RunStepView = {
  stepId: string;
  kind: RunStep["kind"];
  depth: number;
  title: string;
  state: StepState;
  message: string | null;
  /** What it was carried out with, as label and text. */
  input: readonly { label: string; text: string }[];
  effects: readonly EffectView[];
  approval: { id: string; state: string; waitingFor: string | null; expiresAt: number } | null;
  madeRequest: { id: string; number: number; title: string } | null;
  dueAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
  canRetry: boolean;
  canSkip: boolean;
  canHandOver: boolean;
};

export type RunRow = {
  id: string;
  /** Of the workflow, or of the playbook. */
  workflowId: string;
  workflowName: string;
  isPlaybook: boolean;
  version: number;
  state: RunState;
  person: { objectId: string; displayName: string };
  request: { number: number; title: string } | null;
  /** "Start date 30 Nov 2026", "REQ-12", "Started by Amelie Brandt". */
  occasionWords: string;
  message: string | null;
  createdAt: number;
  finishedAt: number | null;
};

export type RunDetails = RunRow & {
  steps: readonly RunStepView[];
  canCancel: boolean;
  canUndo: boolean;
};

/** A step of a dry run: exactly what would be called, and what would fail. Nothing happens by it. */
export type DryStep = {
  stepId: string;
  kind: StepKind;
  depth: number;
  title: string;
  /** `runs`: as far as anybody can tell now. `skipped`: the branch not taken, or nothing to do. */
  outlook: "runs" | "waits" | "fails" | "skipped" | "not-reached";
  message: string | null;
  effects: readonly DryEffect[];
};

export type DryEffect = {
  title: string;
  mark: ChangeMark;
  outlook: "ready" | "already-so" | "needs-approval" | "not-possible";
  /** Why not, or who would be asked. */
  message: string | null;
  /** The Graph call, as docs/actions.md names it; null when nothing would be sent. */
  call: string | null;
};

export type DryRun = {
  person: { objectId: string; displayName: string };
  occasionWords: string;
  /** Why no run would start at all; null when one would. */
  whyNot: string | null;
  steps: readonly DryStep[];
};

export type TemplateCard = {
  key: string;
  name: string;
  description: string;
  trigger: Trigger["kind"];
  stepWords: string;
};

/** A workflow on a request, in plain steps, for the requester and the agent. */
export type RequestWorkflow = {
  runId: string;
  name: string;
  state: RunState;
  steps: readonly { title: string; state: StepState; message: string | null; depth: number }[];
};

/** What the editor offers to choose from. */
export type WorkflowChoices = {
  actions: readonly ActionChoice[];
  services: readonly { key: string; title: string; fields: readonly FormField[] }[];
  departments: readonly string[];
  offices: readonly string[];
};

/** An action of the registry as a step can be made of it. */
export type ActionChoice = {
  key: string;
  title: string;
  sentence: string;
  icon: ActionIcon;
  fields: readonly ActionField[];
  canEnd: boolean;
};

/** What has runs: a workflow or a playbook. */
export type RunSource = { id: string; name: string; isPlaybook: boolean };

/** What the list of runs is narrowed to, with the names of it, and which workflows there are. */
export type RunFilters = {
  q: string;
  workflow: RunSource | null;
  state: RunState | null;
  person: { objectId: string; displayName: string } | null;
  workflows: readonly RunSource[];
};

/** A page of runs, the newest first; `next` is where the older ones begin. */
export type RunPage = { rows: readonly RunRow[]; next: string | null };
