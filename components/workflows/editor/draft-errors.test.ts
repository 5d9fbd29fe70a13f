import { expect, test } from "vitest";
import type { Step } from "#lib/workflows/schema.ts";
import { countErrors, errorsOf } from "./draft-errors.ts";
import { newStep } from "./document-edit.ts";
import type { WorkflowDraft } from "./editor-part.ts";

const ID = "5f2cbb1e-9a27-4a43-8b0e-3d4e7c1a9f10";
const draftOf = (steps: Step[]): WorkflowDraft => ({
  name: "Access request",
  description: "",
  dailyLimit: 50,
  document: { trigger: { kind: "manual" }, conditions: { match: "all", list: [] }, steps },
});

test("a draft that may be sent has no errors", () => {
  expect(errorsOf(draftOf([newStep({ kind: "approval" })]), ID, 3)).toBeNull();
});

test("a message without words is told at its step and its fields, also inside a branch", () => {
  const message = newStep({ kind: "message" });
  const branch = newStep({ kind: "branch" });
  if (branch.kind !== "branch") throw new Error("This is no branch.");
  const draft = draftOf([newStep({ kind: "wait" }), { ...branch, no: [message] }]);
  const errors = errorsOf(draft, ID, 0);
  expect(errors?.steps.get(message.id)).toEqual({ subject: "Give it a name.", text: "Write what it says." });
  expect(errors?.steps.has(branch.id)).toBe(false);
  expect(countErrors(errors, draft)).toBe(1);
});

test("a group that is not chosen is told where it is asked, in plain words", () => {
  const draft = draftOf([newStep({ kind: "approval" })]);
  draft.document.conditions.list.push({
    kind: "in-group",
    group: { objectId: "", displayName: "" },
    is: true,
  });
  expect(errorsOf(draft, ID, 0)?.conditions).toEqual({ "list.0.group.objectId": "Choose one." });
});

test("the name, the limit and the number of steps are told at the workflow itself", () => {
  const steps = Array.from({ length: 41 }, () => newStep({ kind: "wait" }));
  const errors = errorsOf({ ...draftOf(steps), name: " ", dailyLimit: 0 }, ID, 0);
  expect(errors?.workflow).toEqual({
    name: "Give it a name.",
    dailyLimit: "At least one.",
    steps: "Use at most 40 steps.",
  });
});
