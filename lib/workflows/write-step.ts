import "server-only";
import { and, eq } from "drizzle-orm";
import { workflowEffects, workflowSteps } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { openFollowUp } from "#lib/requests/open-follow-up.ts";
import { newId } from "#lib/platform/ids.ts";
import type { CallPlan } from "./call-plan.ts";
import type { Running, RunRecord, StepRecord } from "./running.ts";
import type { RunStep } from "./compiled-schema.ts";

type Change = Partial<typeof workflowSteps.$inferInsert>;

/** The row of a step, made when it is reached; one that is tried again keeps its row. Call it in `commitRun`. */
export function upsertStep(
  { ctx, run }: Running,
  step: RunStep,
  made: { position: number; title: string },
): StepRecord {
  const isSame = and(eq(workflowSteps.runId, run.id), eq(workflowSteps.stepId, step.id));
  const known = ctx.db.select().from(workflowSteps).where(isSame).get();
  if (known !== undefined) return setStep({ ctx }, known.id, { state: "In progress", finishedAt: null });
  return ctx.db
    .insert(workflowSteps)
    .values({
      id: newId(),
      runId: run.id,
      stepId: step.id,
      kind: step.kind,
      state: "In progress",
      startedAt: ctx.clock.now(),
      ...made,
    })
    .returning()
    .get();
}

/** Changes a step's row. Call it in a transaction. */
export function setStep({ ctx }: Pick<Running, "ctx">, id: string, change: Change): StepRecord {
  return ctx.db.update(workflowSteps).set(change).where(eq(workflowSteps.id, id)).returning().get();
}

/** Writes down what a step is going to do before any of it is done; what is there already stays. */
export function writeEffects({ ctx }: Running, stepRunId: string, { calls }: CallPlan): void {
  for (const [position, call] of calls.entries())
    ctx.db
      .insert(workflowEffects)
      .values({
        id: newId(),
        stepRunId,
        position,
        actionKey: call.action.key,
        subjectObjectId: call.subjectObjectId,
        input: call.input,
        title: call.title,
        endsAt: call.endsAt,
        state: "Queued",
      })
      .onConflictDoNothing()
      .run();
}

export type StepEnd = Change & {
  state: "Completed" | "Completed with errors" | "Failed" | "Skipped" | "Cancelled";
};

const RESULTS: Record<StepEnd["state"], string> = {
  Completed: "Done",
  "Completed with errors": "failed",
  Failed: "failed",
  Skipped: "Cancelled",
  Cancelled: "refused",
};

/**
 * Ends a step with its line in the audit; one that failed leaves a task to people where the workflow says
 * so. Call it in `commitRun`.
 */
export function endStep(running: Running, step: RunStep, row: StepRecord, end: StepEnd): StepRecord {
  const { ctx, run } = running;
  const isFlawed = end.state === "Failed" || end.state === "Completed with errors";
  const needsTask = isFlawed && step.onFailure === "task" && row.madeRequestId === null;
  const madeRequestId = needsTask
    ? openTask(running, row, end.message ?? "It failed.")
    : (end.madeRequestId ?? row.madeRequestId);
  const ended = setStep(running, row.id, {
    ...end,
    madeRequestId,
    dueAt: null,
    finishedAt: ctx.clock.now(),
  });
  recordAudit(ctx, {
    event: run.proposalId === null ? "workflow.step" : "playbook.step",
    result: RESULTS[end.state],
    requestId: run.requestId,
    target: { kind: "person", id: run.personObjectId, name: run.personName },
    details: { run: run.id, version: run.version, step: row.title, message: end.message ?? null },
  });
  return ended;
}

/** A request for people to do by hand what a step did not. Returns its id. */
export function openTask(
  { ctx, run, name, occasion, playbook }: Pick<Running, "ctx" | "run" | "name" | "occasion" | "playbook">,
  row: Pick<StepRecord, "id" | "title">,
  why: string,
): string {
  return openFollowUp(ctx, {
    id: taskId(row.id),
    serviceKey: "something-else",
    title: `By hand: ${row.title}, for ${run.personName}`.slice(0, 200),
    text: `The ${playbook === null ? "workflow" : "playbook"} “${name}” (${occasion.words}) leaves this step to you.\n\n${why}`,
    requesterId: occasion.requesterId,
    subject: personOf(run),
  }).id;
}

/** Whom a run is about; null where they are no person in Entra. */
export const personOf = ({ personObjectId, personName }: RunRecord) =>
  personObjectId === "" ? null : { objectId: personObjectId, displayName: personName };

/** The step's id with another version digit: the same step makes the same task. */
const taskId = (stepRunId: string) => `${stepRunId.slice(0, 14)}5${stepRunId.slice(15)}`;
