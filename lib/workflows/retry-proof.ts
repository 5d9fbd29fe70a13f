import "server-only";
import { eq } from "drizzle-orm";
import { workflowRuns } from "#db/schema/index.ts";
import { actsHard } from "#lib/approvals/act-proof.ts";
import type { Context } from "#lib/platform/context.ts";
import { openRun } from "./running.ts";

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
