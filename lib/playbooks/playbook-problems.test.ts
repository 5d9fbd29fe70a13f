import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { readChoices } from "./choices-data.ts";
import { listProblems } from "./playbook-problems.ts";
import { documentSchema, type PlaybookDocument, type PlaybookInput, type PlaybookStep } from "./schema.ts";
import { EMPTY_PLAYBOOK, PLAYBOOK_TEMPLATES } from "./shipped/templates.ts";

const db = testDatabase();
ensureServices(db);
const choices = readChoices(db);

const always = { whenKnown: "", when: { match: "all" as const, list: [] } };
const input = (
  key: string,
  kind: PlaybookInput["kind"],
  more: Partial<PlaybookInput> = {},
): PlaybookInput => ({
  key,
  kind,
  label: key,
  field: "",
  isReadFromText: true,
  directory: "",
  isRequired: true,
  question: "",
  options: [],
  ...more,
});
const add = (inputs: Record<string, string>, more: Partial<Extract<PlaybookStep, { kind: "action" }>> = {}) =>
  ({
    ...always,
    id: "add",
    kind: "action",
    actionKey: "add-user-to-group",
    subject: "",
    inputs,
    ends: "",
    ...more,
  }) satisfies PlaybookStep;

const whole: PlaybookDocument = {
  ...EMPTY_PLAYBOOK,
  intent: { ...EMPTY_PLAYBOOK.intent, description: "Wants a group.", examples: ["add me to {group}"] },
  inputs: [input("group", "group")],
  steps: [add({ groupObjectId: "group" })],
};
const said = (change: Partial<PlaybookDocument>) => {
  // What can be saved is judged; nothing of it may throw.
  const document = documentSchema.parse({ ...whole, ...change });
  return listProblems(document, choices).map(({ severity, at, message }) => `${severity} ${at}: ${message}`);
};

test("a whole playbook and every template as it ships have no error", () => {
  expect(said({})).toEqual([]);
  for (const { document } of PLAYBOOK_TEMPLATES)
    expect(listProblems(document, choices).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("an empty playbook can be saved and says what it needs", () => {
  expect(documentSchema.safeParse(EMPTY_PLAYBOOK).success).toBe(true);
  expect(listProblems(EMPTY_PLAYBOOK, choices).map(({ at }) => at)).toEqual([
    "intent.description",
    "intent",
    "steps",
  ]);
});

const GONE = "The input it named was removed. Choose another one.";

test("a step that names an input that was removed is a problem at that step", () => {
  const when = {
    match: "all" as const,
    list: [{ kind: "form" as const, field: "device", op: "is" as const, value: "Phone" }],
  };
  const step = add({ groupObjectId: "group" }, { subject: "boss", ends: "until", whenKnown: "device", when });
  expect(said({ inputs: [], steps: [step], limits: { ...whole.limits, isOwnOnly: false } })).toEqual([
    `error steps.add.whenKnown: ${GONE}`,
    "error steps.add.when.list.0.field: The input of condition 1 was removed. Choose another one.",
    `error steps.add.subject: ${GONE}`,
    `error steps.add.inputs.groupObjectId: ${GONE}`,
    `error steps.add.ends: ${GONE}`,
  ]);
});

test.each<[string, Partial<PlaybookDocument>, string]>([
  ["an action without its target", { steps: [add({})] }, "steps.add.inputs.groupObjectId: Say which group."],
  [
    "an input of another kind",
    { inputs: [input("group", "app")] },
    "steps.add.inputs.groupObjectId: “group” is no group.",
  ],
  [
    "an action that is gone",
    { steps: [add({}, { actionKey: "make-coffee" })] },
    "steps.add.actionKey: This action does not exist any more.",
  ],
  [
    "somebody else although the limits forbid it",
    {
      inputs: [...whole.inputs, input("boss", "person")],
      steps: [add({ groupObjectId: "group" }, { subject: "boss" })],
    },
    "steps.add.subject: The limits let it change only the requester’s own access.",
  ],
  [
    "an answer that names nothing known",
    { steps: [{ ...always, id: "say", kind: "reply", text: "Welcome, {name}" }] },
    "steps.say.text: “{name}” stands for nothing. Use {requester}, {request}, {group}.",
  ],
  [
    "an answer that says nothing",
    { steps: [{ ...always, id: "say", kind: "reply", text: " " }] },
    "steps.say.text: Write the answer.",
  ],
  [
    "an input without a label",
    { inputs: [input("group", "group", { label: "" })] },
    "inputs.group.label: Give it a label.",
  ],
  [
    "a choice of one",
    { inputs: [...whole.inputs, input("device", "choice", { options: ["Phone"] })] },
    "inputs.device.options: Offer at least two choices, one a line.",
  ],
  [
    "Automatic without a saved conversation",
    { autonomy: "Automatic" },
    "autonomy: Save at least one conversation as a test before Automatic is switched on.",
  ],
  [
    "Automatic with a password",
    { autonomy: "Automatic", steps: [add({}, { actionKey: "reset-password" })] },
    "autonomy: “Reset password” is never done by itself. Choose Suggest or With approval.",
  ],
])("%s is said at its place", (_what, change, message) => {
  expect(said(change)).toContain(`error ${message}`);
});

test("an input that nothing fills and nobody is asked about is only a warning", () => {
  const inputs = [input("group", "group", { isReadFromText: false })];
  expect(said({ inputs })).toEqual([
    "warning inputs.group.question: Nothing fills it and nobody is asked: an agent fills it in every time.",
  ]);
});
