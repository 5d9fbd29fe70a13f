import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { workflowEffects, workflowRuns, workflowSteps } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { withdrawOf } from "./cancel-run.ts";
import { openRun, type RunRecord, type StepRecord } from "./running.ts";
import { openTask, setStep } from "./write-step.ts";

type StepWish = { runId: string; stepId: string };

/**
 * Tries a failed step again: only the actions in it that did not work, each with a key of its own. Agents
 * and admins. Throws `DeskError` when the step has not failed.
 */
export function retryStep(ctx: Context, wish: StepWish): void {
  changeStep(ctx, wish, "retried", null, (row) => {
    if (row.state !== "Failed" && row.state !== "Completed with errors" && row.state !== "Cancelled")
      throw new DeskError("conflict", "Only a step that failed can be tried again. Nothing was changed.");
    const failed = and(eq(workflowEffects.stepRunId, row.id), eq(workflowEffects.state, "Failed"));
    for (const effect of ctx.db.select().from(workflowEffects).where(failed).all())
      ctx.db
        .update(workflowEffects)
        .set({
          state: "Queued",
          attempt: effect.attempt + 1,
          actionRunId: null,
          approvalId: null,
          message: null,
        })
        .where(eq(workflowEffects.id, effect.id))
        .run();
    setStep({ ctx }, row.id, { state: "Queued", attempt: row.attempt + 1, message: null, approvalId: null });
  });
}

/** Leaves a step out, with the reason; the run goes on behind it. Agents and admins. Throws `DeskError`. */
export function skipStep(ctx: Context, { reason, ...wish }: StepWish & { reason: string }): void {
  changeStep(ctx, wish, "skipped", reason, (row) =>
    leaveOut(ctx, row, `Skipped by ${ctx.actor.displayName}: ${reason}`, null),
  );
}

/** Makes a request for people of a step, and goes on behind it. Agents and admins. Throws `DeskError`. */
export function handOverStep(ctx: Context, { reason, ...wish }: StepWish & { reason: string }): void {
  changeStep(ctx, wish, "handed-over", reason, (row, run) => {
    const task = openTask({ ...openRun(ctx, run), ctx }, row, reason);
    leaveOut(ctx, row, `Left to people by ${ctx.actor.displayName}: ${reason}`, task);
  });
}

function leaveOut(ctx: Context, row: StepRecord, message: string, madeRequestId: string | null): void {
  if (row.state === "Completed" || row.state === "Skipped")
    throw new DeskError("conflict", "This step is over already. Nothing was changed.");
  if (row.state === "In progress")
    throw new DeskError("conflict", "This step is being carried out. Wait until it has a result.");
  withdrawOf(ctx, row.id, row.approvalId);
  const change = { state: "Skipped", message, dueAt: null, finishedAt: ctx.clock.now() } as const;
  setStep({ ctx }, row.id, madeRequestId === null ? change : { ...change, madeRequestId });
}

/** A human's change of a step: the run goes on from there, under a new fence, with its line in the audit. */
function changeStep(
  ctx: Context,
  { runId, stepId }: StepWish,
  event: "retried" | "skipped" | "handed-over",
  reason: string | null,
  change: (row: StepRecord, run: RunRecord) => void,
): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const run = ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)).get();
    const isIt = and(eq(workflowSteps.runId, runId), eq(workflowSteps.stepId, stepId));
    const row = ctx.db.select().from(workflowSteps).where(isIt).get();
    if (run === undefined || row === undefined)
      throw new DeskError("not-found", "There is no such step, or the run has not reached it yet.");
    change(row, run);
    // What a click began goes on with the rights of whoever clicks now.
    const isClick = event === "retried" && run.actsAs !== null;
    const by = isClick ? { actsAs: ctx.actor.id, clickedAt: ctx.clock.now() } : {};
    const again = { state: "Queued", wakeAt: ctx.clock.now(), finishedAt: null, message: null } as const;
    ctx.db
      .update(workflowRuns)
      .set({ ...again, ...by, fence: run.fence + 1, leaseOwner: null, leaseUntil: null })
      .where(eq(workflowRuns.id, runId))
      .run();
    recordAudit(ctx, {
      event: `${run.proposalId === null ? "workflow" : "playbook"}.step-${event}`,
      result: "Done",
      requestId: run.requestId,
      target: { kind: "person", id: run.personObjectId, name: run.personName },
      details: { run: run.id, step: row.title, reason },
    });
  });
}
