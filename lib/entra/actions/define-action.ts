import type { z } from "zod";
import type {
  ActionCall,
  ActionFacts,
  ActionField,
  ActionIcon,
  ActionInput,
  ActionKey,
  ActionSeverity,
  ActionWords,
  ActionWrite,
  ChangeLine,
  ChangeMark,
  Eligibility,
  Evidence,
  MirrorPatch,
  Proof,
  ProofBasis,
} from "./types.ts";

/** Everything Gatehouse knows about one action; surfaces read this and never switch on the key. */
export type ActionSpec = {
  key: ActionKey;
  /** The exact name of its button. */
  title: string;
  /** One line for lists and settings. */
  sentence: string;
  subject: "person";
  /** Parses the fields; strict, so that nothing unnamed travels along. */
  input: z.ZodType<ActionInput> & { shape: Record<string, unknown> };
  fields: readonly ActionField[];
  /** Of each inner list one permission is enough; all lists must be met. */
  permissions: readonly (readonly string[])[];
  severity: ActionSeverity;
  /** People in Entra, or people in its bin of the last 30 days. */
  actsOn: "live" | "deleted";
  /** What it gives can be given for a time; the inverse ends it. */
  canEnd: boolean;
  /** It sets a temporary password, which is shown once. */
  makesPassword: boolean;
  isDestructive: boolean;
  /** Nobody does this to themselves. */
  isRefusedOnSelf: boolean;
  /** The question before it runs; null when none is asked (low severity). */
  confirm: ((facts: ActionFacts) => string) | null;
  /** Label of the button that runs it. */
  button: string;
  icon: ActionIcon;
  /** Single key in the side panel; a capital means with Shift. */
  shortcut: string;
  mark: ChangeMark;
  words: ActionWords;
  /** Said with the result, e.g. what takes a while to show. */
  note: ((facts: ActionFacts) => string | null) | null;
  summarize: (facts: ActionFacts) => readonly ChangeLine[];
  /** The choices of its choice field for the chosen target, each with the facts it would be decided on. */
  choices?: (facts: ActionFacts) => readonly ActionChoice[];
  /** Fills `{how}` of its words, with a space before it: " (Editor)". */
  how?: (facts: ActionFacts) => string;
  /** Its own part of "will it work"; the common part (scope, privilege, permission) is eligibility.ts. */
  eligibility: (facts: ActionFacts) => Eligibility;
  /** The Graph write; where it takes several, it throws `PartialEffect` when some of them failed. */
  run: ActionWrite;
  verify: (call: ActionCall, basis: ProofBasis) => Promise<Proof>;
  /** `evidence` is what the write or the read-back told, null when it told nothing. */
  mirror: (facts: ActionFacts, evidence: Evidence | null) => readonly MirrorPatch[];
  /** What was true before, kept with the run. */
  before: (facts: ActionFacts) => Record<string, unknown>;
  /** Said instead of the common words when Entra refuses although the permission is granted. */
  whenRefused?: string;
  /** The exact opposite; null when there is none. */
  inverse: ActionKey | null;
  /** Why there is none, for whoever would take it back. */
  whyNoInverse?: string;
  /** What the opposite is called with; without it, the same input. Null: this run can't be taken back. */
  undoInput?: (run: UndoableRun) => ActionInput | null;
  /** Input fields that never reach a log, the audit or the timeline. */
  redact: readonly string[];
};

export type ActionChoice = { value: string; label: string; facts: ActionFacts };

/** What a run kept, as Undo reads it. */
export type UndoableRun = {
  input: ActionInput;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** Checks what can be checked about one action by itself. Throws on a mistake in the definition. */
export function defineAction(spec: ActionSpec): ActionSpec {
  const inputs = Object.keys(spec.input.shape);
  const fields = spec.fields.map((field) => field.name);
  const missing =
    inputs.find((name) => !fields.includes(name)) ?? fields.find((name) => !inputs.includes(name));
  if (missing !== undefined)
    throw new Error(`Action ${spec.key}: "${missing}" is not both an input and a field.`);
  if (spec.fields.some((field) => field.kind === "choice") !== (spec.choices !== undefined))
    throw new Error(`Action ${spec.key}: a choice field and its choices belong together.`);
  if (spec.isDestructive && spec.confirm === null)
    throw new Error(`Action ${spec.key} is destructive: it must confirm.`);
  if (spec.severity !== "low" && spec.confirm === null)
    throw new Error(`Action ${spec.key}: ${spec.severity} must confirm.`);
  const unknown = spec.redact.find((name) => !inputs.includes(name));
  if (unknown !== undefined) throw new Error(`Action ${spec.key}: redacts "${unknown}", which is no input.`);
  return spec;
}
