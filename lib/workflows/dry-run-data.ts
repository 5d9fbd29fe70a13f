import "server-only";
import { eq } from "drizzle-orm";
import { members, people, requests, workflows } from "#db/schema/index.ts";
import { approvalDue, dueWords, readRequestFacts } from "#lib/approvals/approval-due.ts";
import { dueForStep } from "#lib/approvals/ask-for-workflow.ts";
import { plannedWrites } from "#lib/entra/actions/planned-writes.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { workflowActor, type Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { answersStored } from "#lib/services/schema.ts";
import { planAsking } from "./ask-step.ts";
import type { PlannedCall } from "./call-plan.ts";
import { readConditionFacts } from "./condition-facts-data.ts";
import { fillText } from "./fill-text.ts";
import { conditionsHold } from "./judge-conditions.ts";
import type { Occasion } from "./occasion.ts";
import { readPersonDate, zoneOfPerson } from "./person-date-data.ts";
import { objectIdOf, planCalls, type RunSubject } from "./plan-calls.ts";
import { documentSchema, type Step, type WorkflowDocument } from "./schema.ts";
import { stepTitle } from "./step-words.ts";
import type { DryEffect, DryRun, DryStep } from "./types.ts";
import { serviceTitles } from "./workflows-data.ts";

type DryQuery = { id: string; person?: string | undefined; request?: number | undefined };
/** What is dry-run: the draft, for one person, and the request it would belong to. */
type Dry = {
  ctx: Context;
  name: string;
  document: WorkflowDocument;
  subject: RunSubject;
  requestId: string | null;
  title: (key: string) => string;
};

/**
 * Exactly what a workflow's draft would do for a person or a past request, as things are now: each step,
 * each call, who would be asked, what would fail and why. Nothing is written or sent. Agents and admins.
 */
export async function readDryRun(ctx: Context, query: DryQuery): Promise<DryRun> {
  requireRole(ctx, "agent", "admin");
  const row = ctx.db.select().from(workflows).where(eq(workflows.id, query.id)).get();
  if (row === undefined) throw new DeskError("not-found", "There is no such workflow.");
  const document = documentSchema.parse(row.draft);
  const { subject, requestId } = subjectOf(ctx, document, query);
  const person = ctx.db.select().from(people).where(eq(people.objectId, subject.personObjectId)).get();
  if (person === undefined) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  // The workflow itself would act, so it is asked what it may.
  const actor = workflowActor(row.id, row.name);
  const dry: Dry = {
    ctx: { ...ctx, actor },
    name: row.name,
    document,
    subject,
    requestId,
    title: serviceTitles(ctx),
  };
  const facts = readConditionFacts(ctx, subject.personObjectId, subject.occasion);
  const isLet = facts !== null && conditionsHold(document.conditions, facts);
  const steps = await dryStepsOf(dry, document.steps, 0, isLet);
  return {
    person: { objectId: person.objectId, displayName: person.displayName },
    occasionWords: subject.occasion.words,
    whyNot: isLet ? null : "The conditions don’t let this person through: no run would start.",
    steps,
  };
}

function subjectOf(
  ctx: Context,
  { trigger }: WorkflowDocument,
  query: DryQuery,
): { subject: RunSubject; requestId: string | null } {
  const request =
    query.request === undefined
      ? undefined
      : ctx.db.select().from(requests).where(eq(requests.number, query.request)).get();
  if (query.request !== undefined && request === undefined)
    throw new DeskError("not-found", "There is no such request.");
  const requester =
    request === undefined
      ? undefined
      : ctx.db.select().from(members).where(eq(members.id, request.requesterId)).get();
  const personObjectId = query.person ?? request?.subjectObjectId ?? requester?.objectId;
  if (personObjectId == null) throw new DeskError("invalid-input", "Choose a person or a request.");
  const kind = trigger.kind === "date" ? trigger.date : null;
  const date = kind === null ? null : readPersonDate(ctx.db, personObjectId, kind);
  const occasion: Occasion = {
    kind: request === undefined ? "manual" : "request",
    requesterId: requester?.id ?? null,
    requesterObjectId: requester?.objectId ?? null,
    requesterName: requester?.displayName ?? null,
    answers: answersStored.parse(request?.answers ?? []),
    dateKind: kind,
    date,
    zone: zoneOfPerson(ctx.db, personObjectId),
    words:
      request === undefined ? (date === null ? "Dry run" : `Dry run for ${date}`) : `REQ-${request.number}`,
  };
  return { subject: { personObjectId, occasion }, requestId: request?.id ?? null };
}

async function dryStepsOf(
  dry: Dry,
  steps: readonly Step[],
  depth: number,
  isReached: boolean,
): Promise<DryStep[]> {
  const found: DryStep[] = [];
  let isOn = isReached;
  for (const step of steps) {
    const seen = isOn ? await dryStep(dry, step, depth) : idle(dry, step, depth);
    found.push(seen);
    if (seen.outlook === "fails" && step.onFailure === "stop") isOn = false;
    if (step.kind !== "branch") continue;
    const takes = isOn ? (seen.message === "Yes" ? "yes" : "no") : null;
    found.push(...(await dryStepsOf(dry, step.yes, depth + 1, takes === "yes")));
    found.push(...(await dryStepsOf(dry, step.no, depth + 1, takes === "no")));
    const inside = found.slice(found.indexOf(seen) + 1);
    const all = new Map([...step.yes, ...step.no].map((each) => [each.id, each]));
    if (inside.some(({ outlook, stepId }) => outlook === "fails" && all.get(stepId)?.onFailure === "stop"))
      isOn = false;
  }
  return found;
}

const idle = (dry: Dry, step: Step, depth: number): DryStep => ({
  stepId: step.id,
  kind: step.kind,
  depth,
  title: stepTitle(step, dry.title),
  outlook: "not-reached",
  message: null,
  effects: [],
});

async function dryStep(dry: Dry, step: Step, depth: number): Promise<DryStep> {
  const base = idle(dry, step, depth);
  const { ctx, subject } = dry;
  switch (step.kind) {
    case "approval":
      return { ...base, ...lookAtApproval(dry, step) };
    case "action":
    case "bundle":
    case "baseline":
    case "remove-apps":
      return { ...base, ...(await lookAtActions(dry, step)) };
    case "message": {
      const isTold =
        step.to.kind === "named" ||
        (step.to.kind === "requester" && subject.occasion.requesterId !== null) ||
        (step.to.kind !== "requester" && objectIdOf(ctx, step.to.kind, subject) !== null);
      const message = isTold
        ? `“${fillText(ctx, step.subject, subject, dry.document)}”`
        : "There is nobody to tell.";
      return { ...base, outlook: isTold ? "runs" : "skipped", message };
    }
    case "request":
      return { ...base, outlook: "runs", message: fillText(ctx, step.title, subject, dry.document) };
    case "wait":
      return { ...base, outlook: "waits" };
    case "status":
      return dry.requestId === null
        ? { ...base, outlook: "skipped", message: "The run belongs to no request." }
        : { ...base, outlook: "runs" };
    case "branch": {
      const facts = readConditionFacts(ctx, subject.personObjectId, subject.occasion);
      const isYes = facts !== null && conditionsHold(step.when, facts);
      return { ...base, outlook: "runs", message: isYes ? "Yes" : "No" };
    }
  }
}

function lookAtApproval(
  { ctx, document, subject, name, requestId }: Dry,
  step: Extract<Step, { kind: "approval" }>,
): Pick<DryStep, "outlook" | "message"> {
  const asking = planAsking(ctx, document, step, subject, name);
  if (asking.kind === "nothing") return { outlook: "skipped", message: asking.message };
  if (asking.kind === "problem") return { outlook: "fails", message: asking.message };
  const { rule, facts } = asking;
  const words = dueWords(dueForStep(ctx, { rule, facts, request: readRequestFacts(ctx, requestId) }));
  if (words === null) return { outlook: "fails", message: "Nobody is left who may approve it." };
  return { outlook: "waits", message: `${words}, would be asked.` };
}

async function lookAtActions(
  dry: Dry,
  step: Step,
): Promise<Pick<DryStep, "outlook" | "message" | "effects">> {
  const plan = planCalls(dry.ctx, step, dry.subject);
  if (plan.problem !== null) return { outlook: "fails", message: plan.problem, effects: [] };
  const left = plan.left.length === 0 ? null : plan.left.join(" ");
  if (plan.calls.length === 0)
    return { outlook: "skipped", message: left ?? "There is nothing to do.", effects: [] };
  const effects = await Promise.all(plan.calls.map((call) => lookAtEffect(dry, call)));
  const outlook = effects.some((effect) => effect.outlook === "not-possible") ? "fails" : "runs";
  return { outlook, message: left, effects };
}

async function lookAtEffect({ ctx, requestId }: Dry, call: PlannedCall): Promise<DryEffect> {
  const { title, eligibility, action, facts, input } = call;
  const base = { title, mark: action.mark };
  if (eligibility.status === "not-possible") {
    const { reason, whereToDoIt } = eligibility;
    const message = whereToDoIt === null ? reason : `${reason} ${whereToDoIt}`;
    return { ...base, outlook: "not-possible", message, call: null };
  }
  if (eligibility.status === "already-so")
    return { ...base, outlook: "already-so", message: eligibility.sentence, call: null };
  const due = approvalDue(ctx, action, facts, readRequestFacts(ctx, requestId));
  const parsed = action.input.parse(input);
  const sent = (await plannedWrites(action, facts, parsed)).join(", ");
  if (due === null) return { ...base, outlook: "ready", message: null, call: sent };
  const words = dueWords(due) ?? "Nobody is left who may approve it";
  return { ...base, outlook: "needs-approval", message: `The approval rules ask: ${words}.`, call: sent };
}
