import "server-only";
import { approvalDue, dueWords, NO_APPROVER, readRequestFacts } from "#lib/approvals/approval-due.ts";
import { dayEnd } from "#lib/platform/day-start.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionFacts, Eligibility } from "#lib/entra/actions/types.ts";
import { hasUndo } from "#lib/entra/actions/undo-of.ts";
import type { Context } from "#lib/platform/context.ts";
import { nameOfChoice } from "#lib/services/choices-data.ts";
import { lookAtCall } from "#lib/workflows/call-plan.ts";
import { chooseWay } from "#lib/workflows/plan-calls.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { whyForbidden } from "./guardrail.ts";
import { fillText } from "./fill-text.ts";
import { readStepTest } from "./step-test-data.ts";
import type { ActionStep, Filled, PlaybookDocument, PlaybookStep } from "./schema.ts";
import type { PlannedCall, PlannedStep } from "./types.ts";

export type PlanSubject = {
  document: PlaybookDocument;
  filled: readonly Filled[];
  requester: { objectId: string; displayName: string } | null;
  /** Null in the test console. */
  request: { id: string; number: number } | null;
};

/** What each step would do now, and what stands in its way. Nothing is changed by it. */
export function planSteps(ctx: Context, subject: PlanSubject): PlannedStep[] {
  return subject.document.steps
    .filter(readStepTest(ctx, subject))
    .map((step) => planStep(ctx, step, subject));
}

function planStep(ctx: Context, step: PlaybookStep, subject: PlanSubject): PlannedStep {
  const plain = {
    stepId: step.id,
    status: "ready",
    why: null,
    approval: null,
    canBeUndone: false,
    call: null,
  } as const;
  switch (step.kind) {
    case "action":
      return planAction(ctx, step, subject);
    case "request":
      return { ...plain, kind: step.kind, title: `Open a request: ${fillText(step.title, subject)}` };
    case "reply":
      return { ...plain, kind: step.kind, title: `Answer: ${fillText(step.text, subject)}` };
    case "diagnosis":
      return { ...plain, kind: step.kind, title: "Look at the account and say what stands in the way" };
  }
}

function planAction(ctx: Context, step: ActionStep, subject: PlanSubject): PlannedStep {
  const action = findAction(step.actionKey);
  const stuck = (why: string): PlannedStep => ({
    stepId: step.id,
    kind: "action",
    title: action?.title ?? step.actionKey,
    status: "not-possible",
    why,
    approval: null,
    canBeUndone: false,
    call: null,
  });
  if (action === null) return stuck("There is no such action any more.");
  const call = callOf(ctx, action, step, subject);
  if (typeof call === "string") return stuck(call);
  const looked = lookAtCall(ctx, action, call);
  if (looked === null) return stuck("The person, the group or the app is no longer in the directory.");
  const forbidden = whyForbidden(subject.document, call, subject.requester?.objectId ?? null);
  const { title, facts } = looked;
  const canBeUndone = hasUndo(action);
  const planned = { stepId: step.id, kind: "action", title, canBeUndone, call } as const;
  if (forbidden !== null) return { ...planned, status: "guardrail", why: forbidden, approval: null };
  return { ...planned, ...standing(ctx, action, facts, subject) };
}

/** The exact call, or why it can't be made. */
function callOf(
  ctx: Context,
  action: ActionSpec,
  step: ActionStep,
  subject: PlanSubject,
): PlannedCall | string {
  const valueOf = (key: string) => subject.filled.find((input) => input.key === key);
  const subjectObjectId = step.subject === "" ? subject.requester?.objectId : valueOf(step.subject)?.value;
  if (subjectObjectId === undefined)
    return step.subject === "" ? "The requester is no person in Entra." : `It is not known whom it is about.`;
  const input: Record<string, string> = {};
  for (const field of action.fields) {
    if (field.kind === "choice") continue;
    const value = valueOf(step.inputs[field.name] ?? "");
    if (value === undefined) return `${field.label} is missing.`;
    if (nameOfChoice(ctx.db, field.kind, value.value) === null)
      return `${value.text} can’t be asked for in Gatehouse.`;
    input[field.name] = value.value;
  }
  const ends = step.ends === "" ? undefined : valueOf(step.ends);
  const endsAt = ends === undefined ? null : dayEnd(ends.value, readWorkspace(ctx.db).timeZone) - 1;
  if (endsAt !== null && endsAt <= ctx.clock.now()) return `${ends?.label ?? "The date"} has passed.`;
  const choice = action.fields.find(({ kind }) => kind === "choice");
  if (choice === undefined) return { actionKey: action.key, subjectObjectId, input, endsAt };
  const way = chooseWay(ctx, action, subjectObjectId, input);
  return way === null
    ? "There is no way to give it: the app is not in the directory."
    : { actionKey: action.key, subjectObjectId, input: { ...input, [choice.name]: way }, endsAt };
}

function standing(ctx: Context, action: ActionSpec, facts: ActionFacts, subject: PlanSubject) {
  const answer: Eligibility = checkEligibility(action, facts);
  if (answer.status === "already-so")
    return { status: "already-so", why: answer.sentence, approval: null } as const;
  if (answer.status === "not-possible") {
    const where = answer.whereToDoIt === null ? "" : ` ${answer.whereToDoIt}`;
    return { status: "not-possible", why: `${answer.reason}${where}`, approval: null } as const;
  }
  const request = readRequestFacts(ctx, subject.request?.id);
  const isWanted = subject.document.autonomy === "With approval";
  const due = approvalDue(ctx, action, facts, request, isWanted);
  if (due === null) return { status: "ready", why: null, approval: null } as const;
  const by = dueWords(due);
  return by === null
    ? ({ status: "not-possible", why: NO_APPROVER.reason, approval: null } as const)
    : ({ status: "ready", why: null, approval: by } as const);
}
