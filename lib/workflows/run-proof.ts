import "server-only";
import { eq } from "drizzle-orm";
import { workflowRuns } from "#db/schema/index.ts";
import { actsHard, undoesHard } from "#lib/approvals/act-proof.ts";
import type { Context } from "#lib/platform/context.ts";
import { findPublished } from "./published-data.ts";
import { openRun, readEffects, readSteps } from "./running.ts";
import { listSteps } from "./schema.ts";

/**
 * Does going on from this step take something from a person that hurts, in the name of whoever clicks? Then they
 * prove who they are. A workflow, and a playbook that acts by itself, act in their own name.
 */
export function retriesHard(ctx: Context, { runId, stepId }: { runId: string; stepId: string }): boolean {
  const run = ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)).get();
  if (run === undefined || run.actsAs === null) return false;
  const { steps } = openRun(ctx, run).document;
  const ahead = steps.slice(
    Math.max(
      0,
      steps.findIndex(({ id }) => id === stepId),
    ),
  );
  return ahead.some((step) => step.kind === "action" && actsHard(ctx, step));
}

/** The same for starting a workflow for somebody by hand: whatever way it may take. */
export function startsHard(ctx: Context, { id }: { id: string }): boolean {
  const steps = listSteps(findPublished(ctx.db, id)?.document.steps ?? []);
  return steps.some(({ step }) => step.kind === "action" && actsHard(ctx, step));
}

/** The same for taking a whole run back: unblocking taken back blocks. */
export function undoesRunHard(ctx: Context, { runId }: { runId: string }): boolean {
  return readSteps(ctx, runId)
    .flatMap(({ id }) => readEffects(ctx, id))
    .some(
      ({ state, actionRunId }) =>
        state === "Completed" && actionRunId !== null && undoesHard(ctx, { runId: actionRunId }),
    );
}
