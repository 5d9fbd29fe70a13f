import { expect, test } from "vitest";
import type { ActionTarget } from "#lib/entra/actions/panel-types.ts";
import { firstTargets, viewOf } from "./target-view.ts";

const target: ActionTarget = {
  objectId: "g1",
  displayName: "Brand",
  kind: "Security",
  eligibility: { status: "already-so", sentence: "Ikram is a member.", since: null },
  approval: null,
  changes: [],
  note: null,
  choices: [],
};

test("a form opens with one target, several, or none", () => {
  expect(firstTargets({ group: "g1" }, "group", undefined)).toEqual([{ objectId: "g1", access: null }]);
  expect(firstTargets({ group: ["g1", "g2", 3] }, "group", undefined)).toEqual([
    { objectId: "g1", access: null },
    { objectId: "g2", access: null },
  ]);
  expect(firstTargets({}, "group", undefined)).toEqual([]);
});

test("what one of several people has already stops nobody else", () => {
  const chosen = { objectId: "g1", access: null };
  expect(viewOf(chosen, target).whyNot).toBe("Ikram is a member.");
  expect(viewOf(chosen, target, true).whyNot).toBeUndefined();
  expect(viewOf(chosen, null, true).whyNot).toContain("not in Gatehouse any more");
});
