import type { RunDocument, RunStep } from "./compiled-schema.ts";
import type { StepState } from "./types.ts";

/** What is known of a step that was reached. */
export type ReachedStep = { stepId: string; state: StepState; result: Record<string, unknown> | null };

/** What a run does next. `position` counts the steps that were reached. */
export type Next =
  | { kind: "step"; step: RunStep; position: number }
  /** A step is under way and decides by itself when it goes on. */
  | { kind: "under-way"; step: RunStep }
  /** A step failed, and failing stops the run; or its approval was rejected. */
  | { kind: "stopped"; step: RunStep; isRejected: boolean }
  | { kind: "end"; hasErrors: boolean };

/**
 * The plan: a document and what was reached of it give the next step. Pure; whatever the process forgot,
 * the rows say the same again.
 */
export function nextStep(document: RunDocument, reached: readonly ReachedStep[]): Next {
  const rows = new Map(reached.map((row) => [row.stepId, row]));
  return walk(document.steps, rows, reached.length) ?? { kind: "end", hasErrors: reached.some(isFlawed) };
}

function walk(
  steps: readonly RunStep[],
  rows: ReadonlyMap<string, ReachedStep>,
  position: number,
): Next | null {
  for (const step of steps) {
    const row = rows.get(step.id);
    if (row === undefined || row.state === "Queued") return { kind: "step", step, position };
    if (row.state === "In progress" || row.state === "Waiting") return { kind: "under-way", step };
    if (row.state === "Cancelled") return { kind: "stopped", step, isRejected: true };
    if (row.state === "Failed" && step.onFailure === "stop")
      return { kind: "stopped", step, isRejected: false };
    if (step.kind !== "branch") continue;
    const found = walk(row.result?.["took"] === "yes" ? step.yes : step.no, rows, position);
    if (found !== null) return found;
  }
  return null;
}

const isFlawed = ({ state }: ReachedStep) => state === "Failed" || state === "Completed with errors";

/** The steps before this one on the way that was taken, nearest first. */
export function stepsBefore(document: RunDocument, stepId: string): RunStep[] {
  return (pathTo(document.steps, stepId) ?? []).toReversed();
}

function pathTo(steps: readonly RunStep[], stepId: string): RunStep[] | null {
  const before: RunStep[] = [];
  for (const step of steps) {
    if (step.id === stepId) return before;
    if (step.kind === "branch") {
      const inside = pathTo(step.yes, stepId) ?? pathTo(step.no, stepId);
      if (inside !== null) return [...before, step, ...inside];
    }
    before.push(step);
  }
  return null;
}

/** The steps that an approval covers: all that may follow it, up to the next approval on each way. */
export function stepsCovered(document: RunDocument, approvalStepId: string): RunStep[] {
  const after = stepsAfter(document.steps, approvalStepId) ?? [];
  return uptoApproval(after).steps;
}

function stepsAfter(steps: readonly RunStep[], stepId: string): RunStep[] | null {
  for (const [at, step] of steps.entries()) {
    if (step.id === stepId) return steps.slice(at + 1);
    if (step.kind !== "branch") continue;
    const inside = stepsAfter(step.yes, stepId) ?? stepsAfter(step.no, stepId);
    if (inside !== null) return [...inside, ...steps.slice(at + 1)];
  }
  return null;
}

function uptoApproval(steps: readonly RunStep[]): { steps: RunStep[]; isClosed: boolean } {
  const covered: RunStep[] = [];
  for (const step of steps) {
    if (step.kind === "approval") return { steps: covered, isClosed: true };
    covered.push(step);
    if (step.kind !== "branch") continue;
    const [yes, no] = [uptoApproval(step.yes), uptoApproval(step.no)];
    covered.push(...yes.steps, ...no.steps);
    // One way is enough to go on under this approval.
    if (yes.isClosed && no.isClosed) return { steps: covered, isClosed: true };
  }
  return { steps: covered, isClosed: false };
}
