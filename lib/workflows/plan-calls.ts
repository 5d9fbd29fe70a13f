import "server-only";
import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionInput } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { addDays, dayEnd, dayIn } from "#lib/platform/day-start.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { lookAtCall, type CallPlan } from "./call-plan.ts";
import type { CompiledStep, RunStep } from "./compiled-schema.ts";
import { planBaseline, planBundle, planRemoveApps } from "./plan-sets.ts";
import type { Occasion } from "./occasion.ts";
import type { RoleInRun, Value } from "./schema.ts";

/** Whom a run is about, and what started it. */
export type RunSubject = { personObjectId: string; occasion: Occasion };

type ActionStep = Extract<CompiledStep, { kind: "action" }>;

/** The actions of one step for one person, as things are now. Dry runs, approvals and runs all read this. */
export function planCalls(ctx: Context, step: RunStep, subject: RunSubject): CallPlan {
  switch (step.kind) {
    case "action":
      return planAction(ctx, step, subject);
    case "bundle":
      return planBundle(ctx, subject.personObjectId);
    case "baseline":
      return planBaseline(ctx, subject.personObjectId);
    case "remove-apps":
      return planRemoveApps(ctx, subject.personObjectId);
    default:
      return { calls: [], left: [], problem: null };
  }
}

function planAction(ctx: Context, step: ActionStep, subject: RunSubject): CallPlan {
  const fail = (problem: string): CallPlan => ({ calls: [], left: [], problem });
  const action = findAction(step.actionKey);
  if (action === null) return fail(`There is no action “${step.actionKey}” any more.`);
  const { subjectField } = step;
  const named = subject.occasion.answers.find(({ key }) => key === subjectField)?.objectId ?? null;
  const subjectObjectId = subjectField === undefined ? objectIdOf(ctx, step.subject, subject) : named;
  if (subjectObjectId === null)
    return fail(
      subjectField === undefined ? WHO_IS_MISSING[step.subject] : "It is not known whom it is about.",
    );
  const input = fillInputs(ctx, action, step, { ...subject, subjectObjectId });
  if (typeof input === "string") return fail(input);
  const endsAt = endOf(ctx, step, subject.occasion);
  if (typeof endsAt === "string") return fail(endsAt);
  const call = lookAtCall(ctx, action, { subjectObjectId, input, endsAt });
  if (call === null) return fail("This person, group or app is no longer in the directory.");
  return { calls: [call], left: [], problem: null };
}

const WHO_IS_MISSING: Record<RoleInRun, string> = {
  person: "The person is no longer in the directory.",
  requester: "Nobody in Entra asked for this run, so there is no requester to act on.",
  manager: "The person has no manager in Entra.",
};

/** The person in Entra that a role of the run stands for now; null when there is none. */
export function objectIdOf(ctx: Context, role: RoleInRun, { personObjectId, occasion }: RunSubject) {
  if (role === "person") return personObjectId;
  if (role === "requester") return occasion.requesterObjectId;
  return managerOf(ctx, personObjectId)?.objectId ?? null;
}

/** The person's manager as mirrored, whatever their state; null without one. */
export function managerOf(ctx: Context, personObjectId: string) {
  const person = ctx.db.select().from(people).where(eq(people.objectId, personObjectId)).get();
  if (person === undefined || person.managerId === null) return null;
  return ctx.db.select().from(people).where(eq(people.id, person.managerId)).get() ?? null;
}

/** The input, or why it can't be filled. */
function fillInputs(
  ctx: Context,
  action: ActionSpec,
  step: ActionStep,
  subject: RunSubject & { subjectObjectId: string },
): Record<string, string> | string {
  const input: Record<string, string> = {};
  for (const field of action.fields) {
    const value = step.inputs[field.name];
    if (value === undefined) return `The step doesn't say which ${field.label.toLowerCase()}.`;
    if (value.from === "auto") continue;
    const text = textOf(value, subject.occasion);
    if (text === null) return `The form names no ${field.label.toLowerCase()}.`;
    input[field.name] = text;
  }
  const choice = action.fields.find(({ kind }) => kind === "choice");
  if (choice === undefined || input[choice.name] !== undefined) return input;
  const chosen = chooseWay(ctx, action, subject.subjectObjectId, input);
  return chosen === null
    ? "There is no way to give or take it: the app is not in the directory."
    : { ...input, [choice.name]: chosen };
}

/** The first way that is so already, else the first that works, else the first: the gate says why not. */
export function chooseWay(
  ctx: Context,
  action: ActionSpec,
  subjectObjectId: string,
  input: ActionInput,
): string | null {
  const facts = readFacts(ctx, subjectObjectId, input);
  const ways = facts === null ? [] : (action.choices?.(facts) ?? []);
  const judged = ways.map((way) => ({ way, status: checkEligibility(action, way.facts).status }));
  const best =
    judged.find(({ status }) => status === "already-so") ??
    judged.find(({ status }) => status === "ready") ??
    judged[0];
  return best?.way.value ?? null;
}

function textOf(value: Exclude<Value, { from: "auto" }>, { answers }: Occasion): string | null {
  if (value.from === "fixed") return value.value;
  const answer = answers.find(({ key }) => key === value.field);
  return answer === undefined ? null : (answer.objectId ?? answer.text);
}

/** When what the step gives ends (epoch ms), null for never, or why that can't be told. */
function endOf(ctx: Context, { ends }: ActionStep, { answers }: Occasion): number | null | string {
  if (ends === null) return null;
  const { timeZone } = readWorkspace(ctx.db);
  if (ends.from === "days") return dayEnd(addDays(dayIn(ctx.clock.now(), timeZone), ends.days), timeZone) - 1;
  const day = answers.find(({ key }) => key === ends.field)?.text;
  // The form's date may be left empty: then it is given for good.
  if (day === undefined) return null;
  const end = dayEnd(day, timeZone) - 1;
  return end > ctx.clock.now() ? end : "The date until which it was asked for has passed.";
}
