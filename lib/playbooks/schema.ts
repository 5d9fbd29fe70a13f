import { z } from "zod";
import { audienceSchema, fieldKey, serviceKey } from "#lib/services/schema.ts";
import { conditionsSchema } from "#lib/workflows/schema.ts";
import {
  EXAMPLES_MAX,
  INPUTS_MAX,
  NAME_MAX,
  STEPS_MAX,
  TESTS_MAX,
  WORD_LISTS_MAX,
  WORDS_MAX,
} from "./constants.ts";

const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`);
const named = (most: number, message: string) => text(most).min(1, message);
const objectId = z.guid().toLowerCase();

const intentSchema = z.strictObject({
  /** Plain words for people, and for a model. */
  description: text(1_000),
  examples: z.array(named(200, "Write an example, or remove the line.")).max(EXAMPLES_MAX),
  words: z.array(z.array(named(60, "Write a word.")).max(WORDS_MAX)).max(WORD_LISTS_MAX),
  notWhen: z.array(named(60, "Write a word.")).max(WORDS_MAX),
  services: z.array(serviceKey).max(20),
  about: z.enum(["requester", "named-person"]),
});

/** Who may ask: everybody, departments, groups of Entra, or roles in Gatehouse. */
export const askersSchema = z.discriminatedUnion("kind", [
  audienceSchema,
  z.strictObject({
    kind: z.literal("roles"),
    roles: z.array(z.enum(["employee", "agent", "admin"])).min(1, "Choose at least one role."),
  }),
]);

/** What Entra says about the requester and may fill an input: their manager for a person, the rest for text. */
export const OWN_FACTS = ["manager", "department", "jobTitle", "officeLocation"] as const;
export type OwnFact = (typeof OWN_FACTS)[number];

export const INPUT_KINDS = ["text", "choice", "date", "person", "group", "app"] as const;

const inputSchema = z.strictObject({
  key: fieldKey,
  label: text(60),
  kind: z.enum(INPUT_KINDS),
  /** The form's field it is taken from, where the form has it. */
  field: text(40),
  /** Found in what the requester wrote: names of the directory, dates, the choices. */
  isReadFromText: z.boolean(),
  /** What the directory says about the requester; empty: nothing of it. */
  directory: z.enum([...OWN_FACTS, ""]).default(""),
  isRequired: z.boolean(),
  /** What the requester is asked when it is missing; empty: an agent fills it in. */
  question: text(200),
  options: z.array(text(60)).max(20, "Offer at most 20 choices."),
});
export type PlaybookInput = z.output<typeof inputSchema>;

const base = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** Only when this input is known; empty: always. */
  whenKnown: z.union([fieldKey, z.literal("")]),
  /** Only when these hold for the requester; their `form` conditions ask the playbook's inputs. */
  when: conditionsSchema.default({ match: "all", list: [] }),
};

const actionStep = z.strictObject({
  ...base,
  kind: z.literal("action"),
  actionKey: z.string().max(64),
  /** An input of kind person; empty: the requester. */
  subject: z.union([fieldKey, z.literal("")]),
  /** The action's fields by the inputs that fill them. */
  inputs: z.record(z.string().max(40), fieldKey),
  /** An input of kind date: when what it gives ends; empty: for good. */
  ends: z.union([fieldKey, z.literal("")]),
});
const requestStep = z.strictObject({
  ...base,
  kind: z.literal("request"),
  serviceKey,
  title: text(160),
  text: text(2_000),
});
const replyStep = z.strictObject({
  ...base,
  kind: z.literal("reply"),
  text: text(2_000),
});
const diagnosisStep = z.strictObject({ ...base, kind: z.literal("diagnosis") });

const stepSchema = z.discriminatedUnion("kind", [actionStep, requestStep, replyStep, diagnosisStep]);
export type PlaybookStep = z.output<typeof stepSchema>;
export type ActionStep = z.output<typeof actionStep>;

export const AUTONOMIES = ["Suggest", "With approval", "Automatic"] as const;
export type Autonomy = (typeof AUTONOMIES)[number];

const limitsSchema = z.strictObject({
  perHour: z.int("Use a whole number.").min(1, "At least one.").max(1_000),
  perPersonPerDay: z.int("Use a whole number.").min(1, "At least one.").max(100),
  /** Groups, apps and people it never touches. */
  forbidden: z
    .array(
      z.strictObject({
        kind: z.enum(["group", "app", "person"]),
        objectId,
        displayName: z.string().max(256),
      }),
    )
    .max(100),
  /** It changes nothing but the requester's own access. */
  isOwnOnly: z.boolean(),
});

/** How sure it was, and each call with how it stood: what a saved conversation is compared by. */
const sawSchema = z.strictObject({
  level: z.enum(["act", "propose", "silent"]),
  steps: z
    .array(
      z.strictObject({
        call: z.string().max(600),
        status: z.enum(["ready", "asks", "already-so", "stuck"]),
      }),
    )
    .max(STEPS_MAX),
});
export type Saw = z.output<typeof sawSchema>;

const testSchema = z.strictObject({
  id: z.uuid(),
  asObjectId: objectId,
  asName: z.string().max(256),
  text: named(4_000, "Write what is said."),
  /** What must come of it. */
  expects: z.enum(["runs", "asks", "stuck", "silent"]),
  /** In a sentence, as it was when it was saved. */
  says: z.string().max(500).default(""),
  /** What exactly came then; null: only `expects` counts. */
  saw: sawSchema.nullable().default(null),
});
export type PlaybookTest = z.output<typeof testSchema>;

/** What a saved conversation came to when it ran again; `unknown`: the model that was to choose did not. */
export const testResultSchema = z.object({
  id: z.string(),
  status: z.enum(["passed", "failed", "unknown"]),
  came: z.string(),
});
export type TestResult = z.output<typeof testResultSchema>;

/**
 * A playbook as it is kept: when it is meant, what it needs, what it does, and how far it may go. A draft may be
 * unfinished; what is missing for publishing is said by playbook-problems.ts.
 */
export const documentSchema = z
  .strictObject({
    intent: intentSchema,
    askers: askersSchema,
    inputs: z.array(inputSchema).max(INPUTS_MAX, `Use at most ${INPUTS_MAX} inputs.`),
    steps: z.array(stepSchema).max(STEPS_MAX, `Use at most ${STEPS_MAX} steps.`),
    autonomy: z.enum(AUTONOMIES),
    limits: limitsSchema,
    tests: z.array(testSchema).max(TESTS_MAX),
  })
  .superRefine((document, ctx) => {
    const keys = document.inputs.map(({ key }) => key);
    const refuse = (message: string) => ctx.addIssue({ code: "custom", path: ["steps"], message });
    if (new Set(keys).size < keys.length) refuse("Two inputs share a key.");
    if (new Set(document.steps.map(({ id }) => id)).size < document.steps.length)
      refuse("Two steps share an id.");
  });
export type PlaybookDocument = z.output<typeof documentSchema>;

export const playbookId = z.strictObject({ playbookId: z.uuid() });
export const playbookInput = z.strictObject({
  playbookId: z.uuid(),
  draftVersion: z.int().min(0),
  name: named(NAME_MAX, "Give it a name."),
  document: documentSchema,
});
/** Null: an empty one. */
export const newPlaybookInput = z.strictObject({ templateKey: z.string().max(60).nullable() });
export const versionInput = z.strictObject({ playbookId: z.uuid(), version: z.int().min(1) });
export const testsInput = z.strictObject({
  playbookId: z.uuid(),
  name: text(NAME_MAX),
  document: documentSchema,
});
export const tryInput = z.strictObject({
  playbookId: z.uuid(),
  document: documentSchema,
  name: text(NAME_MAX),
  asObjectId: objectId,
  message: named(4_000, "Write a message first."),
});
export const proposalInput = z.strictObject({ proposalId: z.uuid() });
export const fillInput = z.strictObject({
  proposalId: z.uuid(),
  key: fieldKey,
  value: text(400),
});

/** What an input is filled with, and where that came from. */
export const filledSchema = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(INPUT_KINDS),
  /** An object id for people, groups and apps, a day for dates, else the text itself. */
  value: z.string(),
  text: z.string(),
  source: z.enum(["form", "text", "directory", "agent", "key", "model"]),
  /** As the text has it, where it was taken for `text` without being it: one looks at it. */
  written: z.string().optional(),
});
export type Filled = z.output<typeof filledSchema>;

export const becauseSchema = z.object({
  by: z.enum(["matcher", "model", "key"]),
  /** The access key through which it was asked for. */
  through: z.string().optional(),
  score: z.number(),
  words: z.array(z.object({ written: z.string(), means: z.string(), isTypo: z.boolean() })),
  cautions: z.array(z.object({ kind: z.string(), written: z.string() })),
  isByService: z.boolean(),
});
export type Because = z.output<typeof becauseSchema>;
