import "server-only";
import { askForWorkflow, type StepRule } from "#lib/approvals/ask-for-workflow.ts";
import { readRequestFacts } from "#lib/approvals/approval-due.ts";
import { callDigest } from "#lib/approvals/granted-calls.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { PlannedCall } from "./call-plan.ts";
import { stepsCovered } from "./next-step.ts";
import { planCalls, type RunSubject } from "./plan-calls.ts";
import type { Running, StepRecord } from "./running.ts";
import type { RunDocument } from "./compiled-schema.ts";
import type { Step } from "./schema.ts";
import { endStep, setStep } from "./write-step.ts";

type ApprovalStep = Extract<Step, { kind: "approval" }>;

/** What an approval step would put before somebody, or why it can't. */
export type Asking =
  | { kind: "nothing"; message: string }
  | { kind: "problem"; message: string }
  | { kind: "ask"; calls: PlannedCall[]; facts: ActionFacts; question: string; rule: StepRule };

/** Plans what one approval covers: every action up to the next approval, exactly as it would run. */
export function planAsking(
  ctx: Context,
  document: RunDocument,
  step: ApprovalStep,
  subject: RunSubject,
  name: string,
): Asking {
  const plans = stepsCovered(document, step.id).map((each) => planCalls(ctx, each, subject));
  const problem = plans.find((plan) => plan.problem !== null)?.problem;
  if (problem != null) return { kind: "problem", message: problem };
  const calls = plans.flatMap((plan) => plan.calls);
  const impossible = calls.find(({ eligibility }) => eligibility.status === "not-possible");
  if (calls.length > 0 && calls.every(({ eligibility }) => eligibility.status === "already-so"))
    return { kind: "nothing", message: "There is nothing to approve: it is so already." };
  if (impossible?.eligibility.status === "not-possible" && calls.length === 1) {
    const { reason, whereToDoIt } = impossible.eligibility;
    return { kind: "problem", message: whereToDoIt === null ? reason : `${reason} ${whereToDoIt}` };
  }
  // Owners are asked for the group that is given: its facts carry it.
  const facts =
    calls.find((call) => call.facts.group !== null)?.facts ?? readFacts(ctx, subject.personObjectId, {});
  if (facts === null) return { kind: "problem", message: "The person is no longer in the directory." };
  const what = calls.length === 0 ? `go on for ${facts.person.displayName}` : titlesOf(calls);
  const { approver, named, needs, expiresAfterDays } = step;
  const rule = { approver, named: named.map(({ id }) => id), needs, expiresAfterDays };
  return { kind: "ask", calls, facts, question: `${name}: ${what}`, rule };
}

function titlesOf(calls: readonly PlannedCall[]): string {
  const [first, ...others] = calls.map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1));
  return others.length === 0 ? (first ?? "") : `${first}, and ${others.length} more`;
}

/** Asks for the step's approval; what it covers is frozen with it. Call it in `commitRun`. */
export function askApprovalOfStep(running: Running, step: ApprovalStep, row: StepRecord): void {
  const { ctx, run, document, occasion, name } = running;
  const subject = { personObjectId: run.personObjectId, occasion };
  const asking = planAsking(ctx, document, step, subject, name);
  if (asking.kind === "problem")
    return void endStep(running, step, row, { state: "Failed", message: asking.message });
  if (asking.kind === "nothing")
    return void endStep(running, step, row, { state: "Completed", message: asking.message });
  const { rule, facts, question } = asking;
  const request = readRequestFacts(ctx, run.requestId);
  const calls = asking.calls.map(({ action, subjectObjectId, input, endsAt, title, facts: of }) => ({
    actionKey: action.key,
    subjectObjectId,
    input,
    title,
    endsAt,
    digest: callDigest(ctx, { actionKey: action.key, facts: of, input, endsAt, request }),
  }));
  try {
    const idempotencyKey = `workflow:${row.id}:${row.attempt}`;
    const approval = askForWorkflow(ctx, { rule, facts, request, question, calls, idempotencyKey });
    setStep(running, row.id, { state: "Waiting", approvalId: approval.id, dueAt: approval.expiresAt });
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    endStep(running, step, row, { state: "Failed", message: error.message });
  }
}
