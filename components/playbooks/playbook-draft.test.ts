import { expect, test } from "vitest";
import { EMPTY_PLAYBOOK } from "#lib/playbooks/shipped/templates.ts";
import { newInput } from "./input-kinds.ts";
import { fromLines, fromWords, issuesOf, messageAt, problemsWithin, putBack } from "./playbook-draft.ts";

const ID = "0b6f0f3c-7f0e-4a7e-9d00-ca1de5000001";

test("new inputs get names and keys that no other has", () => {
  const first = newInput("group", []);
  const second = newInput("group", [first]);
  const third = newInput("group", [first, second]);
  expect([first, second, third].map(({ key, label }) => [key, label])).toEqual([
    ["group", "Group"],
    ["group-2", "Group 2"],
    ["group-3", "Group 3"],
  ]);
});

test("what can't be saved is said at the input it is about, wherever that stands", () => {
  const long = { ...newInput("text", []), label: "x".repeat(61) };
  const document = { ...EMPTY_PLAYBOOK, inputs: [newInput("group", []), long] };
  const issues = issuesOf({ name: "", document }, ID, 0) ?? [];
  expect(messageAt(issues, "inputs.text.label")).toBe("Use at most 60 characters.");
  expect(messageAt(issues, "name")).toBe("Give it a name.");
  expect(problemsWithin(issues, "inputs.group")).toEqual([]);
  expect(issuesOf({ name: "Whole", document: EMPTY_PLAYBOOK }, ID, 0)).toBeNull();
});

test("what was removed goes back where it stood, also after other changes, and never twice", () => {
  const [a, b, c] = ["a", "b", "c"].map((key) => ({ ...newInput("text", []), key }));
  if (a === undefined || b === undefined || c === undefined) throw new Error("three were made");
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key).join("");
  expect(keys(putBack([a, c], b, 1, "key"))).toBe("abc");
  expect(keys(putBack([a], c, 2, "key"))).toBe("ac");
  expect(keys(putBack([a, b], b, 0, "key"))).toBe("ab");
});

test("an audience of nobody is said at who may ask", () => {
  const document = { ...EMPTY_PLAYBOOK, askers: { kind: "roles" as const, roles: [] } };
  expect(issuesOf({ name: "Whole", document }, ID, 0)).toMatchObject([
    { at: "askers.roles", message: "Choose at least one role." },
  ]);
});

test("lists are read from text as people write them", () => {
  expect(fromLines(" a \n\n b, c ")).toEqual(["a", "b, c"]);
  expect(fromWords("lost*, stolen\n ,gone,")).toEqual(["lost*", "stolen", "gone"]);
});
