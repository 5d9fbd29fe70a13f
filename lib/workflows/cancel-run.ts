import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvals, workflowEffects, workflowRuns, workflowSteps } from "#db/schema/index.ts";
import { withdrawApproval } from "#lib/approvals/withdraw-approval.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readSteps } from "./running.ts";

/** Ends a run where it stands; what was done stays done. Agents and admins. Throws `DeskError`. */
export function cancelRun(ctx: Context, { runId, reason }: { runId: string; reason: string }): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const by = `Cancelled by ${ctx.actor.displayName}: ${reason}`;
    if (!endRun(ctx, runId, by))
      throw new DeskError("conflict", "This run is over already. Nothing was changed.");
  });
}

/**
 * Cancels an open run with what waits for a decision in it; false when it is over. Whoever carries it out
 * finds the fence moved, and writes nothing more. Call it in a transaction.
 */
export function endRun(ctx: Context, runId: string, message: string): boolean {
  const now = ctx.clock.now();
  const found = ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)).get();
  if (found === undefined) throw new DeskError("not-found", "There is no such run.");
  const isOpen = inArray(workflowRuns.state, ["Queued", "In progress", "Waiting"]);
  const over = { wakeAt: null, leaseOwner: null, leaseUntil: null, finishedAt: now };
  const cancelled = ctx.db
    .update(workflowRuns)
    .set({ state: "Cancelled", message, fence: found.fence + 1, ...over })
    .where(and(eq(workflowRuns.id, runId), isOpen))
    .returning()
    .get();
  if (cancelled === undefined) return false;
  for (const step of readSteps(ctx, runId)) {
    if (step.state !== "In progress" && step.state !== "Waiting" && step.state !== "Queued") continue;
    withdrawOf(ctx, step.id, step.approvalId);
    const change = { state: "Cancelled", message, finishedAt: now, dueAt: null } as const;
    ctx.db.update(workflowSteps).set(change).where(eq(workflowSteps.id, step.id)).run();
  }
  recordAudit(ctx, {
    event: cancelled.proposalId === null ? "workflow.cancelled" : "playbook.cancelled",
    result: "Cancelled",
    requestId: cancelled.requestId,
    target: { kind: "person", id: cancelled.personObjectId, name: cancelled.personName },
    details: { run: runId, version: cancelled.version, message },
  });
  return true;
}

/** Takes back what a step waits for a decision on: its own approval, and those of its actions. */
export function withdrawOf(ctx: Context, stepRunId: string, approvalId: string | null): void {
  const effects = ctx.db.select().from(workflowEffects).where(eq(workflowEffects.stepRunId, stepRunId)).all();
  const ids = [approvalId, ...effects.map((effect) => effect.approvalId)].filter((id) => id !== null);
  if (ids.length === 0) return;
  const pending = ctx.db
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(inArray(approvals.id, ids), eq(approvals.state, "Pending")))
    .all();
  for (const { id } of pending) withdrawApproval(ctx, { approvalId: id });
}
