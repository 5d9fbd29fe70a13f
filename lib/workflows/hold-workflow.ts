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

const DAY_MS = 24 * 60 * 60_000;

/**
 * Queues runs that dates and changes ask for. More people than the workflow's limit in 24 hours is what a
 * wrong file or a wrong clock looks like: the workflow is held, its new runs stay in the queue, and an admin
 * decides. Call it in a transaction.
 */
export function holdOrStart(ctx: Context, workflow: PublishedWorkflow, runs: readonly NewRun[]): void {
  const now = ctx.clock.now();
  const recent = and(
    eq(workflowRuns.workflowId, workflow.id),
    gte(workflowRuns.createdAt, now - DAY_MS),
    isNull(workflowRuns.requestId),
  );
  const before = ctx.db.select({ n: count() }).from(workflowRuns).where(recent).get()?.n ?? 0;
  const made = runs.filter((run) => startRun(ctx, workflow, run) !== null).length;
  const isReleased = workflow.releasedUntil !== null && now < workflow.releasedUntil;
  if (made === 0 || isReleased || workflow.heldAt !== null || before + made <= workflow.dailyLimit) return;
  ctx.db.update(workflows).set({ heldAt: now }).where(eq(workflows.id, workflow.id)).run();
  const actor = workflowActor(workflow.id, workflow.name);
  const { id, name, dailyLimit } = workflow;
  auditWorkflow({ ...ctx, actor }, { id, name }, "held", { due: before + made, limit: dailyLimit });
  queueMessage(ctx, {
    kind: "workflow-held",
    subjectId: `${id}:${now}`,
    to: allAdmins(ctx.db),
    facts: { workflow: name, count: String(before + made), limit: String(dailyLimit), id },
  });
}

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
      for (const runId of waiting) endRun(ctx, runId, `Dropped by ${ctx.actor.displayName}: over the limit`);
    const releasedUntil = decision === "release" ? now + DAY_MS : row.releasedUntil;
    ctx.db.update(workflows).set({ heldAt: null, releasedUntil }).where(eq(workflows.id, id)).run();
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
