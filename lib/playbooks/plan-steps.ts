import "server-only";
import { approvalDue, dueWords, NO_APPROVER, readRequestFacts } from "#lib/approvals/approval-due.ts";
import { hasUndo } from "#lib/entra/actions/undo-of.ts";
import type { Context } from "#lib/platform/context.ts";
import type { PlannedCall as LookedAt } from "#lib/workflows/call-plan.ts";
import type { CompiledPlaybook, CompiledStep } from "#lib/workflows/compiled-schema.ts";
import { planCalls, type RunSubject } from "#lib/workflows/plan-calls.ts";
import { whyNotOffered, whyOutOfBounds } from "#lib/workflows/playbook-limits.ts";
import { stepTitle } from "#lib/workflows/step-words.ts";
import { compilePlaybook, playbookOccasion, type CompileFor } from "./compile-playbook.ts";
import { readStepTest } from "./step-test-data.ts";
import type { PlannedStep, PublishedPlaybook } from "./types.ts";

type Plan = { compiled: CompiledPlaybook; subject: RunSubject; requestId: string | null };

/**
 * What each step of a playbook would do for a request now, and what stands in its way: the steps of its run,
 * looked at with the runner's own plan. Nothing is changed by it.
 */
export function planSteps(
  ctx: Context,
  playbook: Pick<PublishedPlaybook, "name" | "publishedByName" | "document">,
  wish: CompileFor,
): PlannedStep[] {
  const compiled = compilePlaybook(playbook, wish, readStepTest(ctx, wish));
  const { id, requester } = wish.request;
  const subject = { personObjectId: requester?.objectId ?? "", occasion: playbookOccasion(wish, "") };
  const plan = { compiled, subject, requestId: id === "" ? null : id };
  return compiled.steps.map((step) => planStep(ctx, step, plan));
}

const PLAIN = { status: "ready", why: null, approval: null, canBeUndone: false, call: null } as const;

function planStep(ctx: Context, step: CompiledStep, plan: Plan): PlannedStep {
  const { id: stepId, kind } = step;
  if (kind !== "action") return { ...PLAIN, stepId, kind, title: stepTitle(step) };
  const { calls, problem } = planCalls(ctx, step, plan.subject);
  const [looked] = calls;
  if (looked === undefined)
    return { ...PLAIN, stepId, kind, title: stepTitle(step), status: "not-possible", why: problem };
  const { action, title, subjectObjectId, input, endsAt } = looked;
  const call = { actionKey: action.key, subjectObjectId, input, endsAt };
  const planned = { ...PLAIN, stepId, kind, title, canBeUndone: hasUndo(action), call };
  const forbidden = whyOutOfBounds(plan.compiled.bounds, call, plan.subject.occasion.requesterObjectId);
  if (forbidden !== null) return { ...planned, status: "guardrail", why: forbidden };
  const notOffered = whyNotOffered(ctx, call);
  if (notOffered !== null) return { ...planned, status: "not-possible", why: notOffered };
  return { ...planned, ...standing(ctx, looked, plan) };
}

function standing(ctx: Context, { action, facts, eligibility }: LookedAt, { compiled, requestId }: Plan) {
  if (eligibility.status === "already-so")
    return { status: "already-so", why: eligibility.sentence } as const;
  if (eligibility.status === "not-possible") {
    const where = eligibility.whereToDoIt === null ? "" : ` ${eligibility.whereToDoIt}`;
    return { status: "not-possible", why: `${eligibility.reason}${where}` } as const;
  }
  const due = approvalDue(ctx, action, facts, readRequestFacts(ctx, requestId), compiled.isApprovalWanted);
  if (due === null) return { status: "ready" } as const;
  const by = dueWords(due);
  return by === null
    ? ({ status: "not-possible", why: NO_APPROVER.reason } as const)
    : ({ status: "ready", approval: by } as const);
}
