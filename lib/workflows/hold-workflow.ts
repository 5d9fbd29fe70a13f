import "server-only";
import { and, count, eq, gte, inArray, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { workflowRuns, workflows } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import { workflowActor, type Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { endRun } from "./cancel-run.ts";
import { auditWorkflow, findWorkflowToEdit } from "./find-workflow.ts";
import type { PublishedWorkflow } from "./published-data.ts";
import { startRun, type NewRun } from "./start-run.ts";
import type { HeldWhy } from "./types.ts";

const DAY_MS = 24 * 60 * 60_000;
const DROPPED: Record<HeldWhy, string> = {
  "over-limit": "over the limit",
  "in-doubt": "due before the installation was confirmed",
};

/**
 * Queues runs that dates and changes ask for. More people than the workflow's limit in 24 hours is what a
 * wrong file or a wrong clock looks like, and what is in doubt may have been done already: the workflow is held,
 * its new runs stay in the queue, and an admin decides. Call it in a transaction.
 */
export function holdOrStart(ctx: Context, workflow: PublishedWorkflow, runs: readonly NewRun[]): void {
  const before = startedInADay(ctx, workflow.id);
  const made = runs.filter((run) => startRun(ctx, workflow, run) !== null);
  const inDoubt = made.filter(({ isInDoubt }) => isInDoubt).length;
  const due = before + made.length;
  if (inDoubt > 0 && workflow.heldWhy !== "in-doubt") holdInDoubt(ctx, workflow, inDoubt);
  else if (
    made.length > 0 &&
    workflow.heldAt === null &&
    !isReleased(ctx, workflow) &&
    due > workflow.dailyLimit
  )
    holdOverLimit(ctx, workflow, due);
}

/** How many runs dates and changes have made in the last 24 hours. */
function startedInADay({ db, clock }: Context, workflowId: string): number {
  const recent = and(
    eq(workflowRuns.workflowId, workflowId),
    gte(workflowRuns.createdAt, clock.now() - DAY_MS),
    isNull(workflowRuns.requestId),
  );
  return db.select({ n: count() }).from(workflowRuns).where(recent).get()?.n ?? 0;
}

const isReleased = ({ clock }: Context, { releasedUntil }: PublishedWorkflow) =>
  releasedUntil !== null && clock.now() < releasedUntil;

function holdOverLimit(ctx: Context, workflow: PublishedWorkflow, due: number): void {
  const { id, name, dailyLimit: limit } = workflow;
  hold(ctx, workflow, "over-limit", { due, limit });
  queueMessage(ctx, {
    kind: "workflow-held",
    ...toAdmins(ctx, id),
    facts: { workflow: name, count: String(due), limit: String(limit), id },
  });
}

function holdInDoubt(ctx: Context, workflow: PublishedWorkflow, due: number): void {
  const { id, name } = workflow;
  hold(ctx, workflow, "in-doubt", { due });
  queueMessage(ctx, {
    kind: "workflow-doubted",
    ...toAdmins(ctx, id),
    facts: { workflow: name, count: due === 1 ? "1 person" : `${due} people`, id },
  });
}

function hold(
  ctx: Context,
  { id, name }: PublishedWorkflow,
  heldWhy: HeldWhy,
  details: Record<string, unknown>,
): void {
  ctx.db.update(workflows).set({ heldAt: ctx.clock.now(), heldWhy }).where(eq(workflows.id, id)).run();
  const actor = workflowActor(id, name);
  auditWorkflow({ ...ctx, actor }, { id, name }, heldWhy === "in-doubt" ? "doubted" : "held", details);
}

const toAdmins = ({ db, clock }: Context, id: string) => ({
  subjectId: `${id}:${clock.now()}`,
  to: allAdmins(db),
});

/**
 * An admin looked: the runs that wait start, and the limit rests for 24 hours; or they are cancelled. Admins
 * only. Throws `DeskError` when the workflow is not held.
 */
export function decideHeld(
  ctx: Context,
  { id, decision }: { id: string; decision: "release" | "drop" },
): { runs: number } {
  return inTransaction(ctx.db, () => {
    const row = findWorkflowToEdit(ctx, id);
    if (row.heldAt === null)
      throw new DeskError("conflict", "This workflow is not held. Nothing was changed.");
    const now = ctx.clock.now();
    const waiting = heldRuns(ctx, id);
    if (decision === "drop")
      for (const runId of waiting)
        endRun(ctx, runId, `Dropped by ${ctx.actor.displayName}: ${DROPPED[row.heldWhy ?? "over-limit"]}`);
    const releasedUntil = decision === "release" ? now + DAY_MS : row.releasedUntil;
    ctx.db
      .update(workflows)
      .set({ heldAt: null, heldWhy: null, releasedUntil })
      .where(eq(workflows.id, id))
      .run();
    if (decision === "release" && waiting.length > 0)
      ctx.db.update(workflowRuns).set({ wakeAt: now }).where(inArray(workflowRuns.id, waiting)).run();
    auditWorkflow(ctx, row, decision === "release" ? "released" : "dropped", { runs: waiting.length });
    return { runs: waiting.length };
  });
}

/** Runs of a workflow that have not begun. */
export function heldRuns({ db }: Pick<Context, "db">, id: string): string[] {
  const isWaiting = and(
    eq(workflowRuns.workflowId, id),
    eq(workflowRuns.state, "Queued"),
    isNull(workflowRuns.startedAt),
  );
  return db
    .select({ id: workflowRuns.id })
    .from(workflowRuns)
    .where(isWaiting)
    .all()
    .map((run) => run.id);
}
