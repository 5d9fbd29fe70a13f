import "server-only";
import { services } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { changeStatus } from "#lib/requests/set-status.ts";
import { tellResolved } from "#lib/requests/tell-request.ts";
import { requests } from "#db/schema/index.ts";
import { eq } from "drizzle-orm";
import { newId } from "#lib/platform/ids.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { openFollowUp } from "#lib/requests/open-follow-up.ts";
import { IT_AGENT, writeAsItAgent } from "#lib/requests/write-as-it-agent.ts";
import { readConditionFacts } from "./condition-facts-data.ts";
import { askApprovalOfStep } from "./ask-step.ts";
import type { RunStep } from "./compiled-schema.ts";
import { diagnoseSignIn } from "./diagnose-sign-in.ts";
import { fillText } from "./fill-text.ts";
import { conditionsHold } from "./judge-conditions.ts";
import { objectIdOf, planCalls, type RunSubject } from "./plan-calls.ts";
import { commitRun, readEffects, type Running, type StepRecord } from "./running.ts";
import type { BranchStep } from "./schema.ts";
import { stepTitle } from "./step-words.ts";
import { dateOfRun } from "./run-date.ts";
import { endStep, personOf, setStep, upsertStep, writeEffects } from "./write-step.ts";

type PlainStep = Exclude<RunStep, BranchStep>;
type StepOf<Kind extends PlainStep["kind"]> = Extract<PlainStep, { kind: Kind }>;
type Begin<Kind extends PlainStep["kind"]> = (running: Running, step: StepOf<Kind>, row: StepRecord) => void;

/**
 * Reaches a step, in one transaction: what needs nobody else (a message, a request, a branch) is over with
 * it; an approval or a wait begins; actions are written down, to be carried out afterwards.
 */
export function beginStep(running: Running, step: RunStep, position: number): void {
  const titles = new Map(
    running.ctx.db
      .select()
      .from(services)
      .all()
      .map(({ key, title }) => [key, title]),
  );
  commitRun(running, () => {
    const title = stepTitle(step, (key) => titles.get(key) ?? key);
    const row = upsertStep(running, step, { position, title });
    const { refusal } = running;
    if (refusal !== null) endStep(running, step, row, { state: "Failed", message: refusal });
    else if (step.kind === "branch") beginBranch(running, step, row);
    else begin(running, step, row);
  });
}

function begin(running: Running, step: PlainStep, row: StepRecord): void {
  switch (step.kind) {
    case "approval":
      return askApprovalOfStep(running, step, row);
    case "action":
    case "bundle":
    case "baseline":
    case "remove-apps":
      return beginActions(running, step, row);
    case "message":
      return sendMessage(running, step, row);
    case "request":
      return createRequest(running, step, row);
    case "wait":
      return beginWait(running, step, row);
    case "status":
      return setRequestStatus(running, step, row);
    case "reply":
      return answerRequest(running, step, row);
    case "diagnosis":
      return diagnose(running, step, row);
  }
}

export const subjectOf = ({ run, occasion }: Running): RunSubject => ({
  personObjectId: run.personObjectId,
  occasion,
});

function beginBranch(running: Running, step: BranchStep, row: StepRecord): void {
  const facts = readConditionFacts(running.ctx, running.run.personObjectId, running.occasion);
  if (facts === null)
    return void endStep(running, step, row, {
      state: "Failed",
      message: "The person is no longer in the directory.",
      // Without facts neither way is right.
      result: { took: "no" },
    });
  const took = conditionsHold(step.when, facts) ? "yes" : "no";
  const message = took === "yes" ? "Yes" : "No";
  endStep(running, step, row, { state: "Completed", result: { took }, message });
}

function beginActions(running: Running, step: PlainStep, row: StepRecord): void {
  // Tried again: what was written down stays, and only that is tried.
  if (readEffects(running.ctx, row.id).length > 0) return;
  const plan = planCalls(running.ctx, step, subjectOf(running));
  const left = plan.left.length === 0 ? null : { left: plan.left };
  if (plan.problem !== null)
    return void endStep(running, step, row, { state: "Failed", message: plan.problem });
  if (plan.calls.length === 0) {
    const message = plan.left.length === 0 ? "There is nothing to do." : plan.left.join(" ");
    return void endStep(running, step, row, { state: "Skipped", message, result: left });
  }
  writeEffects(running, row.id, plan);
  setStep(running, row.id, { result: left, input: null });
}

const sendMessage: Begin<"message"> = (running, step, row) => {
  const { ctx, run, name } = running;
  const subject = subjectOf(running);
  const objectId = step.to.kind === "named" ? step.to.objectId : objectIdOf(ctx, step.to.kind, subject);
  const memberId = step.to.kind === "requester" ? running.occasion.requesterId : null;
  if (objectId === null && memberId === null)
    return void endStep(running, step, row, { state: "Skipped", message: "There is nobody to tell." });
  const text = fillText(ctx, step.text, subject, running.document);
  const what = fillText(ctx, step.subject, subject, running.document);
  const request = run.requestId === null ? undefined : findRequest(running, run.requestId);
  const isTheirs = step.to.kind === "requester" && request !== undefined;
  const told = { to: [{ objectId, memberId }], subjectId: `${row.id}:${row.attempt}` };
  if (isTheirs) {
    const facts = { subject: what, text, number: String(request.number) };
    queueMessage(ctx, { ...told, kind: "workflow-request-message", facts });
  } else
    queueMessage(ctx, { ...told, kind: "workflow-message", facts: { subject: what, text, workflow: name } });
  endStep(running, step, row, {
    state: "Completed",
    message: `“${what}”`,
    input: { Subject: what, Text: text },
  });
};

const createRequest: Begin<"request"> = (running, step, row) => {
  const { ctx, occasion, name, document } = running;
  const subject = subjectOf(running);
  // Values are in the texts of a playbook already, and are not read again.
  const isFilled = "isFilled" in step;
  const fill = (text: string) => (isFilled ? text : fillText(ctx, text, subject, document));
  const opener = isFilled ? { ...ctx, actor: IT_AGENT } : ctx;
  const by = isFilled
    ? `Opened by the playbook “${name}”.`
    : `Created by the workflow “${name}” (${occasion.words}).`;
  try {
    const made = openFollowUp(opener, {
      id: row.madeRequestId ?? newId(),
      serviceKey: step.serviceKey,
      title: fill(step.title).slice(0, 200),
      text: `${fill(step.text)}\n\n${by}`.trim(),
      requesterId: occasion.requesterId,
      subject: aboutOf(running, step),
    });
    const message = `REQ-${made.number}`;
    endStep(running, step, row, { state: "Completed", message, madeRequestId: made.id });
  } catch (error) {
    // It says why before it writes anything: a service that is gone, nobody to file it for.
    if (!(error instanceof DeskError)) throw error;
    endStep(running, step, row, { state: "Failed", message: error.message });
  }
};

/** Whom the request that a step makes is about: who is named in the playbook's input, else the run's person. */
function aboutOf({ run, occasion }: Running, step: StepOf<"request">) {
  const field = "isFilled" in step ? step.aboutField : undefined;
  const named = occasion.answers.find(({ key }) => key === field);
  if (named?.objectId != null) return { objectId: named.objectId, displayName: named.text };
  return personOf(run);
}

const answerRequest: Begin<"reply"> = (running, step, row) => {
  const { ctx, run } = running;
  if (run.requestId === null)
    return void endStep(running, step, row, { state: "Skipped", message: "The run belongs to no request." });
  writeAsItAgent(ctx, run.requestId, step.text);
  endStep(running, step, row, { state: "Completed", message: "Answered" });
};

const diagnose: Begin<"diagnosis"> = (running, step, row) => {
  const { ctx, occasion } = running;
  const message =
    occasion.requesterObjectId === null
      ? "The requester is no person in Entra."
      : diagnoseSignIn(ctx.db, occasion.requesterObjectId);
  endStep(running, step, row, { state: "Completed", message });
};

const beginWait: Begin<"wait"> = (running, step, row) => {
  const now = running.ctx.clock.now();
  const { until } = step;
  const dueAt = until.kind === "hours" ? now + until.hours * 60 * 60_000 : dateOfRun(running, until);
  if (dueAt === null)
    return void endStep(running, step, row, {
      state: "Failed",
      message: `The person has no ${until.kind === "date" ? until.date : ""} date to wait for.`,
    });
  if (dueAt <= now)
    return void endStep(running, step, row, { state: "Completed", message: "It was time already." });
  setStep(running, row.id, { state: "Waiting", dueAt });
};

const setRequestStatus: Begin<"status"> = (running, step, row) => {
  const { ctx, run } = running;
  const request = run.requestId === null ? undefined : findRequest(running, run.requestId);
  if (request === undefined)
    return void endStep(running, step, row, { state: "Skipped", message: "The run belongs to no request." });
  if (request.status !== step.status && request.cancelledAt === null) {
    const entryId = changeStatus(ctx, request, step.status);
    if (step.status === "Resolved") tellResolved(ctx, request, entryId);
  }
  endStep(running, step, row, { state: "Completed", message: null });
};

function findRequest({ ctx }: Running, id: string) {
  return ctx.db.select().from(requests).where(eq(requests.id, id)).get();
}
