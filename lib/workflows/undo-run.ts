import "server-only";
import { eq } from "drizzle-orm";
import { workflowRuns } from "#db/schema/index.ts";
import { openActionTools, type OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { undoAction } from "#lib/approvals/undo-action.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { isOver } from "./finish-run.ts";
import { readEffects, readSteps } from "./running.ts";
import type { RunPoint } from "./run-point.ts";

/**
 * Takes back what a run did in Entra, last first, where an exact inverse exists: each through the gate, each
 * once, however often it is asked. Agents and admins.
 * @returns one sentence per action. Throws `DeskError` while the run is under way.
 */
export async function undoRun(
  ctx: Context,
  { runId }: { runId: string },
  open: OpenActionTools = openActionTools,
  onPoint?: (point: RunPoint) => void,
): Promise<{ lines: string[] }> {
  requireRole(ctx, "agent", "admin");
  const run = ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)).get();
  if (run === undefined) throw new DeskError("not-found", "There is no such run.");
  if (!isOver(run.state)) throw new DeskError("conflict", "The run is under way. Cancel it first.");
  const lines: string[] = [];
  for (const step of readSteps(ctx, runId).toReversed()) {
    for (const effect of readEffects(ctx, step.id).toReversed()) {
      if (effect.state !== "Completed" || effect.actionRunId === null) continue;
      lines.push(await undoEffect(ctx, effect.actionRunId, effect, open));
      onPoint?.("undo done");
    }
  }
  if (lines.length === 0)
    throw new DeskError("not-possible", "This run did nothing that could be taken back.");
  recordAudit(ctx, {
    event: run.proposalId === null ? "workflow.undone" : "playbook.undone",
    result: "Done",
    requestId: run.requestId,
    target: { kind: "person", id: run.personObjectId, name: run.personName },
    details: { run: run.id, lines },
  });
  return { lines };
}

async function undoEffect(
  ctx: Context,
  actionRunId: string,
  effect: { id: string; title: string; attempt: number },
  open: OpenActionTools,
): Promise<string> {
  const idempotencyKey = `workflow-undo:${effect.id}:${effect.attempt}`;
  try {
    return (await undoAction(ctx, { runId: actionRunId, idempotencyKey }, open)).message;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return `${effect.title}: ${error.message}`;
  }
}
