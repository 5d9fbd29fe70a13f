import { expect, test } from "vitest";
import { stepSchema, type Step } from "#lib/workflows/schema.ts";
import {
  insertStep,
  locate,
  moveStep,
  newStep,
  numberSteps,
  removeStep,
  replaceStep,
} from "./document-edit.ts";

const wait = (id: string): Step => ({
  id,
  onFailure: "stop",
  kind: "wait",
  until: { kind: "hours", hours: 1 },
});
const fork = (id: string, yes: Step[], no: Step[]): Step => ({
  id,
  onFailure: "stop",
  kind: "branch",
  when: { match: "all", list: [{ kind: "has-manager", is: true }] },
  yes,
  no,
});
const steps = [wait("a"), fork("b", [wait("c")], [wait("d")]), wait("e")];

/** "a b(c|d) e": the shape of a document in one line. */
function shape(list: readonly Step[]): string {
  return list
    .map((step) => (step.kind === "branch" ? `${step.id}(${shape(step.yes)}|${shape(step.no)})` : step.id))
    .join(" ");
}

test("a step goes into the whole list and into either way of a branch", () => {
  expect(shape(insertStep(steps, { branch: null, at: 1 }, wait("x")))).toBe("a x b(c|d) e");
  expect(shape(insertStep(steps, { branch: { id: "b", way: "yes" }, at: 1 }, wait("x")))).toBe(
    "a b(c x|d) e",
  );
  expect(shape(insertStep(steps, { branch: { id: "b", way: "no" }, at: 0 }, wait("x")))).toBe("a b(c|x d) e");
});

test("a step moved down walks through a branch and out of it again, and back up the same way", () => {
  const shapes = [shape(steps)];
  let now: Step[] = steps;
  for (;;) {
    const next = moveStep(now, "a", 1);
    if (next === null) break;
    now = next;
    shapes.push(shape(now));
  }
  expect(shapes).toEqual([
    "a b(c|d) e",
    "b(a c|d) e",
    "b(c a|d) e",
    "b(c|a d) e",
    "b(c|d a) e",
    "b(c|d) a e",
    "b(c|d) e a",
  ]);
  const back = [shape(now)];
  for (let up = moveStep(now, "a", -1); up !== null; up = moveStep(up, "a", -1)) back.push(shape(up));
  expect(back).toEqual(shapes.toReversed());
});

test("the first step can’t go further up, a branch keeps what lies in it", () => {
  expect(moveStep(steps, "a", -1)).toBeNull();
  const moved = moveStep(steps, "b", 1);
  expect(moved === null ? null : shape(moved)).toBe("a e b(c|d)");
});

test("removing a branch removes what lies in it, replacing a step leaves its place", () => {
  expect(shape(removeStep(steps, "b"))).toBe("a e");
  expect(shape(removeStep(steps, "d"))).toBe("a b(c|) e");
  const changed = replaceStep(steps, { ...wait("c"), onFailure: "task" });
  expect(locate(changed, "c")).toMatchObject({
    branch: { id: "b", way: "yes" },
    at: 0,
    step: { onFailure: "task" },
  });
});

test("steps of both ways of a branch are counted on, so that no number is there twice", () => {
  expect(Object.fromEntries(numberSteps(steps))).toEqual({ a: "1", b: "2", c: "2.1", d: "2.2", e: "3" });
});

test("what needs no words is whole as it is made", () => {
  for (const kind of ["approval", "bundle", "baseline", "remove-apps", "wait", "status"] as const)
    expect(stepSchema.safeParse(newStep({ kind })).error).toBeUndefined();
  expect(stepSchema.safeParse(newStep({ kind: "action", actionKey: "block-sign-in" })).success).toBe(true);
});
