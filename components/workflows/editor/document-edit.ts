import type { Condition, Step, StepKind, Trigger } from "#lib/workflows/schema.ts";

export type Way = "yes" | "no";
/** A place between steps: in the whole list, or in one of the ways of a branch. */
export type Place = { branch: { id: string; way: Way } | null; at: number };

type Located = Place & { siblings: readonly Step[] };

/** Where a step stands; null when it is not there. */
export function locate(
  steps: readonly Step[],
  id: string,
  branch: Place["branch"] = null,
): (Located & { step: Step }) | null {
  for (const [at, step] of steps.entries()) {
    if (step.id === id) return { branch, at, siblings: steps, step };
    if (step.kind !== "branch") continue;
    const found =
      locate(step.yes, id, { id: step.id, way: "yes" }) ?? locate(step.no, id, { id: step.id, way: "no" });
    if (found !== null) return found;
  }
  return null;
}

/** The document with one more step at a place. */
export function insertStep(steps: readonly Step[], { branch, at }: Place, step: Step): Step[] {
  return changeList(steps, branch, (list) => list.toSpliced(at, 0, step));
}

/** The document without a step and what lies in it. */
export function removeStep(steps: readonly Step[], id: string): Step[] {
  const place = locate(steps, id);
  return place === null ? [...steps] : changeList(steps, place.branch, (list) => list.toSpliced(place.at, 1));
}

/** The document with a step changed; its id stays. */
export function replaceStep(steps: readonly Step[], step: Step): Step[] {
  const place = locate(steps, step.id);
  return place === null ? [...steps] : changeList(steps, place.branch, (list) => list.with(place.at, step));
}

/**
 * The document with a step one place further up or down. At the edge of a branch it goes out of it, into
 * one that is beside it; null when it can't go further.
 */
export function moveStep(steps: readonly Step[], id: string, by: -1 | 1): Step[] | null {
  const from = locate(steps, id);
  if (from === null) return null;
  const to = by === -1 ? placeAbove(steps, from) : placeBelow(steps, from);
  return to === null ? null : insertStep(removeStep(steps, id), to, from.step);
}

function placeAbove(steps: readonly Step[], { branch, at, siblings }: Located): Place | null {
  const above = siblings[at - 1];
  if (above?.kind === "branch") return { branch: { id: above.id, way: "no" }, at: above.no.length };
  if (above !== undefined) return { branch, at: at - 1 };
  const outside = branch === null ? null : locate(steps, branch.id);
  if (branch === null || outside?.step.kind !== "branch") return null;
  if (branch.way === "no") return { branch: { id: branch.id, way: "yes" }, at: outside.step.yes.length };
  return { branch: outside.branch, at: outside.at };
}

function placeBelow(steps: readonly Step[], { branch, at, siblings }: Located): Place | null {
  const below = siblings[at + 1];
  if (below?.kind === "branch") return { branch: { id: below.id, way: "yes" }, at: 0 };
  if (below !== undefined) return { branch, at: at + 1 };
  const outside = branch === null ? null : locate(steps, branch.id);
  if (branch === null || outside === null) return null;
  if (branch.way === "yes") return { branch: { id: branch.id, way: "no" }, at: 0 };
  return { branch: outside.branch, at: outside.at + 1 };
}

function changeList(
  steps: readonly Step[],
  branch: Place["branch"],
  change: (list: readonly Step[]) => Step[],
): Step[] {
  if (branch === null) return change(steps);
  return steps.map((step) => {
    if (step.kind !== "branch") return step;
    if (step.id === branch.id) return { ...step, [branch.way]: change(step[branch.way]) };
    return {
      ...step,
      yes: changeList(step.yes, branch, change),
      no: changeList(step.no, branch, change),
    };
  });
}

/** "3", "2.1": what the steps are called by, in reading order. */
export function numberSteps(steps: readonly Step[], before = ""): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const [at, step] of steps.entries()) {
    const number = `${before}${at + 1}`;
    numbers.set(step.id, number);
    if (step.kind === "branch")
      for (const [id, inner] of numberSteps([...step.yes, ...step.no], `${number}.`)) numbers.set(id, inner);
  }
  return numbers;
}

/** What a menu of new steps can make: a kind, or an action by its key. */
export type NewStep = { kind: Exclude<StepKind, "action"> } | { kind: "action"; actionKey: string };

/** A new step with what is usual; what has to be chosen is empty. */
export function newStep(what: NewStep): Step {
  const base = { id: `${what.kind}-${crypto.randomUUID().slice(0, 8)}`, onFailure: "stop" } as const;
  switch (what.kind) {
    case "action":
      return {
        ...base,
        kind: "action",
        actionKey: what.actionKey,
        subject: "person",
        inputs: {},
        ends: null,
      };
    case "approval":
      return {
        ...base,
        kind: "approval",
        approver: "manager",
        named: [],
        needs: "one",
        expiresAfterDays: 7,
        whenRejected: "resolve",
      };
    case "message":
      return {
        ...base,
        onFailure: "continue",
        kind: "message",
        to: { kind: "requester" },
        subject: "",
        text: "",
      };
    case "request":
      return { ...base, kind: "request", serviceKey: "something-else", title: "", text: "" };
    case "wait":
      return { ...base, kind: "wait", until: { kind: "hours", hours: 24 } };
    case "status":
      return { ...base, kind: "status", status: "Resolved" };
    case "branch":
      return { ...base, kind: "branch", when: { match: "all", list: [newCondition()] }, yes: [], no: [] };
    case "bundle":
    case "baseline":
    case "remove-apps":
      return { ...base, kind: what.kind };
  }
}

/** The condition that is asked most. */
export const newCondition = (): Condition => ({ kind: "person", fact: "department", op: "is", value: "" });

/** A trigger of a kind, with what is usual. */
export function newTrigger(kind: Trigger["kind"], serviceKey: string): Trigger {
  switch (kind) {
    case "request":
      return { kind, serviceKey };
    case "date":
      return { kind, date: "start", days: 0, hour: 9 };
    case "change":
      return { kind, what: "moved-department", group: null };
    case "manual":
      return { kind };
  }
}
