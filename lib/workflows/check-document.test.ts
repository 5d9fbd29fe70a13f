import { expect, test } from "vitest";
import { checkDocument } from "./check-document.ts";
import { documentSchema, type Step, type WorkflowDocument } from "./schema.ts";
import { TEMPLATES } from "./templates.ts";
import { WorkflowDesk } from "./testing/workflow-desk.ts";

const desk = new WorkflowDesk();
const BASE = { conditions: { match: "all" as const, list: [] } };
const by = (serviceKey: string, ...steps: Step[]): WorkflowDocument => ({
  ...BASE,
  trigger: { kind: "request", serviceKey },
  steps,
});
const action = (id: string, actionKey: string, inputs: Record<string, unknown> = {}): Step =>
  ({ id, kind: "action", onFailure: "stop", actionKey, subject: "person", inputs, ends: null }) as Step;
const errorsOf = (document: WorkflowDocument) =>
  checkDocument(desk.db, document).flatMap(({ severity, message }) =>
    severity === "error" ? [message] : [],
  );

test.each(TEMPLATES.map((template) => [template.name, template] as const))(
  "the template “%s” is whole and works as it is",
  (_name, { document }) => {
    expect(documentSchema.safeParse(document).success).toBe(true);
    expect(errorsOf(document)).toEqual([]);
  },
);

test("a document says what is missing, at the step where it is missing", () => {
  expect(errorsOf(by("nothing-such"))).toEqual([
    "The service that starts it is not offered. Choose another one.",
    "Add at least one step.",
  ]);
  const problems = checkDocument(desk.db, by("app-access", action("add", "add-user-to-group")));
  expect(problems).toContainEqual({ severity: "error", stepId: "add", message: "Say which group." });
});

test("a form that has no such field, an action that is none, a password that nobody would see", () => {
  const form = { groupObjectId: { from: "form", field: "app" } };
  expect(errorsOf(by("app-access", action("add", "add-user-to-group", form)))[0]).toContain(
    "no field for the group",
  );
  expect(errorsOf(by("app-access", action("x", "no-such")))).toEqual([
    "This action does not exist. Choose another one.",
  ]);
  expect(errorsOf(by("app-access", action("x", "reset-password")))[0]).toContain("a workflow can't do it");
});

test("a group that can't be a target, with the reason and where it can be done", () => {
  const group = desk.company.group({ displayName: "All staff", isDynamic: true });
  const fixed = { groupObjectId: { from: "fixed", value: group.objectId, label: "All staff" } };
  expect(errorsOf(by("app-access", action("add", "add-user-to-group", fixed)))[0]).toMatch(/rule/i);
});

test("a step that takes back at once what one before it gave is a contradiction, unless something is waited for", () => {
  const fixed = { groupObjectId: { from: "fixed", value: desk.vault.objectId, label: "Vault" } };
  const add = action("add", "add-user-to-group", fixed);
  const remove = action("remove", "remove-user-from-group", fixed);
  expect(errorsOf(by("app-access", add, remove))).toEqual([
    "It takes back at once what “Add user to group” did before.",
  ]);
  const wait: Step = { id: "wait", kind: "wait", onFailure: "stop", until: { kind: "hours", hours: 24 } };
  expect(errorsOf(by("app-access", add, wait, remove))).toEqual([]);
});

test("braces that stand for nothing are told before anybody reads them", () => {
  const message: Step = {
    id: "tell",
    kind: "message",
    onFailure: "continue",
    to: { kind: "person" },
    subject: "Hello {nobody}",
    text: "Welcome.",
  };
  expect(errorsOf(by("app-access", message))[0]).toContain("“{nobody}” stands for nothing");
});

test("ids twice, too many steps and too deep branches are refused by the schema", () => {
  const twice = by("app-access", action("a", "block-sign-in"), action("a", "block-sign-in"));
  expect(documentSchema.safeParse(twice).success).toBe(false);
  const many = by("app-access", ...Array.from({ length: 41 }, (_, at) => action(`a${at}`, "block-sign-in")));
  expect(documentSchema.safeParse(many).success).toBe(false);
});

test("a second workflow for the same service is warned of, its own published version is not", () => {
  const other = new WorkflowDesk();
  const id = other.publish("starter");
  const document = TEMPLATES.find(({ key }) => key === "group-membership")?.document;
  if (document === undefined) throw new Error("no template");
  const warnings = (ownId: string | null) =>
    checkDocument(other.db, document, ownId).filter(({ message }) => message.includes("starts both"));
  expect(warnings(null)).toHaveLength(1);
  expect(warnings(id)).toEqual([]);
});
