import type { ActionChoice, RunDetails, WorkflowChoices } from "#lib/workflows/types.ts";
import type { Autonomy, Because, Filled, PlaybookDocument } from "./schema.ts";

export type PlaybookState = "Draft" | "Published" | "Paused";

/** What a playbook can be made of: what a workflow can, and which actions nothing does by itself. */
export type PlaybookChoices = Omit<WorkflowChoices, "actions"> & {
  actions: readonly (ActionChoice & { isNeverAutomatic: boolean })[];
};

/** What is wrong or risky in a draft. `at`: the place, such as `steps.<id>.title` or `inputs.<key>.label`. */
export type PlaybookProblem = { severity: "error" | "warning"; at: string; message: string };

/** A published playbook as it is used. */
export type PublishedPlaybook = {
  id: string;
  version: number;
  name: string;
  document: PlaybookDocument;
  publishedByName: string;
};

/** A row of the list. */
export type PlaybookRow = {
  id: string;
  name: string;
  state: PlaybookState;
  autonomy: Autonomy;
  description: string;
  hasDraft: boolean;
  /** Why Automatic only proposes now; null when nothing holds it. */
  held: string | null;
  updatedAt: number;
  updatedByName: string;
  /** Of the last 30 days. */
  proposed: number;
  completed: number;
};

/** A request as the IT Agent reads it: what the requester wrote, and nothing of anybody else. */
export type AgentRequest = {
  id: string;
  number: number;
  title: string;
  serviceKey: string;
  status: string;
  requesterId: string;
  requester: { objectId: string; displayName: string } | null;
  isForOther: boolean;
  answers: readonly { key: string; kind: string; text: string; objectId: string | null }[];
  /** The requester's own messages, oldest first. */
  text: string;
  lastEntryId: number;
};

/** An input that nothing fills; `choices` are the objects that the text may have meant. */
export type MissingInput = { key: string; label: string; question: string; choices: readonly string[] };

/** One step as it would be carried out now. */
export type PlannedStep = {
  stepId: string;
  kind: "action" | "request" | "reply" | "diagnosis";
  /** "Add Ikram Benali to Prototype Vault" */
  title: string;
  status: "ready" | "already-so" | "not-possible" | "guardrail";
  why: string | null;
  /** Whose approval it takes. */
  approval: string | null;
  canBeUndone: boolean;
  call: PlannedCall | null;
};

/** An action exactly as it goes to the gate. */
export type PlannedCall = {
  actionKey: string;
  subjectObjectId: string;
  input: Record<string, string>;
  endsAt: number | null;
};

export type ProposalState = "Asking" | "Proposed" | "Begun" | "Dismissed";

/** The card in a request. */
export type ProposalView = {
  id: string;
  state: ProposalState;
  playbook: { id: string; name: string; version: number; publishedByName: string };
  autonomy: Autonomy;
  because: Because;
  /** With what each can be chosen from, where it is a choice. */
  filled: readonly (Filled & { choices: readonly string[] })[];
  missing: readonly (MissingInput & { kind: string })[];
  question: string | null;
  steps: readonly PlannedStep[];
  /** What came of it, once it has begun. */
  run: RunDetails | null;
  /** Why the run stands still: the playbook is paused, or the IT Agent stopped. */
  standsStill: string | null;
  isAutomatic: boolean;
  decidedByName: string | null;
};
