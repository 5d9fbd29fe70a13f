import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { SealingKey } from "#lib/platform/secrets.ts";
import type { ActionSpec } from "./define-action.ts";
import type { ActionFacts, ActionInput, Eligibility, Evidence } from "./types.ts";

/** A call that passed the gate. */
export type ReadyCall = {
  action: ActionSpec;
  input: ActionInput;
  facts: ActionFacts;
  eligibility: Extract<Eligibility, { status: "ready" | "already-so" }>;
  requestId: string | null;
  reason: string | null;
  idempotencyKey: string;
  /** The run this one takes back. */
  undoOf: string | null;
  /** The approval it runs under; it is used up together with the intent. */
  approvalId: string | null;
  /** One submit of a form that named several people or targets. */
  batchId: string | null;
  /** When what it gives ends by itself (epoch ms). */
  endsAt: number | null;
};

/** The world outside the database that a run needs; tests bring their own time. */
export type ActionTools = {
  graph: GraphClient;
  /** Origin under which Graph names its objects. */
  graphUrl: string;
  sleep: (ms: number) => Promise<void>;
  /** Seals temporary passwords; the installation's own key when left out. */
  sealingKey?: SealingKey;
  /** Called where a crash is told apart; tests end the process there, nobody else passes it. */
  onPoint?: (point: RunPoint) => void;
};

/** What a run has come to: "kept" is committed. */
export type RunPoint = "before intent" | "intent kept" | "sent kept" | "answered" | "result kept";

/** How a run ended for now, with its sentence: what happened, why, what to do next. */
export type ActionOutcome = {
  status: "done" | "already-so" | "refused" | "failed" | "unknown" | "waiting-approval";
  /** Null when no run was made: it was refused, or waits for an approval. */
  runId: string | null;
  /** The approval it waits for. */
  approvalId?: string;
  message: string;
  /** Why it was refused or failed; null otherwise. */
  reason: string | null;
};

/** What one attempt found out. */
export type Settlement = {
  state: "done" | "already-so" | "refused" | "failed" | "unknown" | "verified";
  errorKind: string | null;
  /** Sentence for agents; null when there is nothing to explain. */
  errorMessage: string | null;
  graphRequestId: string | null;
  /** Microsoft's own words, for the audit. */
  technical: string | null;
  /** Which assignments came or went, when that was told. */
  evidence?: Evidence;
};
