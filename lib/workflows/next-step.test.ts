import { describe, expect, test } from "vitest";
import { nextStep, stepsBefore, stepsCovered, type ReachedStep } from "./next-step.ts";
import type { Step, WorkflowDocument } from "./schema.ts";

const status = (id: string, onFailure: Step["onFailure"] = "stop"): Step => ({
  id,
  kind: "status",
  onFailure,
  status: "Waiting",
});
const approval = (id: string): Step => ({
  id,
  kind: "approval",
  onFailure: "stop",
  approver: "admin",
  named: [],
  needs: "one",
  expiresAfterDays: 7,
  whenRejected: "leave",
});
const branch = (id: string, yes: Step[], no: Step[]): Step => ({
  id,
  kind: "branch",
  onFailure: "stop",
  when: { match: "all", list: [{ kind: "has-manager", is: true }] },
  yes,
  no,
});
const make = (...steps: Step[]): WorkflowDocument => ({
  trigger: { kind: "manual" },
  conditions: { match: "all", list: [] },
  steps,
});
const row = (
  stepId: string,
  state: ReachedStep["state"],
  result: ReachedStep["result"] = null,
): ReachedStep => ({
  stepId,
  state,
  result,
});

describe("what a run does next", () => {
  const document = make(status("a"), branch("fork", [status("b")], [status("c", "continue")]), status("d"));

  test("steps come in order, and only the branch that was taken", () => {
    expect(nextStep(document, [])).toMatchObject({ kind: "step", step: { id: "a" }, position: 0 });
    const took = [row("a", "Completed"), row("fork", "Completed", { took: "no" })];
    expect(nextStep(document, took)).toMatchObject({ kind: "step", step: { id: "c" }, position: 2 });
    const after = [...took, row("c", "Completed")];
    expect(nextStep(document, after)).toMatchObject({ kind: "step", step: { id: "d" } });
    expect(nextStep(document, [...after, row("d", "Completed")])).toEqual({ kind: "end", hasErrors: false });
  });

  test("a step that failed stops the run, or is gone past and told at the end", () => {
    expect(nextStep(document, [row("a", "Failed")])).toMatchObject({ kind: "stopped", isRejected: false });
    const past = [row("a", "Completed"), row("fork", "Completed", { took: "no" }), row("c", "Failed")];
    expect(nextStep(document, past)).toMatchObject({ kind: "step", step: { id: "d" } });
    expect(nextStep(document, [...past, row("d", "Completed")])).toEqual({ kind: "end", hasErrors: true });
  });

  test("what is under way is waited for, and a rejection stops for good", () => {
    expect(nextStep(document, [row("a", "Waiting")])).toMatchObject({ kind: "under-way" });
    expect(nextStep(document, [row("a", "Cancelled")])).toMatchObject({ kind: "stopped", isRejected: true });
    expect(nextStep(document, [row("a", "Skipped")])).toMatchObject({ kind: "step", step: { id: "fork" } });
  });
});

describe("what an approval covers", () => {
  const ids = (steps: readonly { id: string }[]) => steps.map(({ id }) => id);

  test("all that may follow, up to the next approval on each way", () => {
    const document = make(
      approval("one"),
      status("a"),
      branch("fork", [status("b"), approval("two"), status("c")], [status("d")]),
      status("e"),
    );
    expect(ids(stepsCovered(document, "one"))).toEqual(["a", "fork", "b", "d", "e"]);
    expect(ids(stepsCovered(document, "two"))).toEqual(["c", "e"]);
  });

  test("where every way asks again, it ends there", () => {
    const document = make(
      approval("one"),
      branch("fork", [approval("two")], [approval("three")]),
      status("e"),
    );
    expect(ids(stepsCovered(document, "one"))).toEqual(["fork"]);
  });

  test("the steps before one are found nearest first, inside branches too", () => {
    const document = make(approval("one"), branch("fork", [status("b"), status("c")], []));
    expect(ids(stepsBefore(document, "c"))).toEqual(["b", "fork", "one"]);
    expect(ids(stepsBefore(document, "one"))).toEqual([]);
  });
});
