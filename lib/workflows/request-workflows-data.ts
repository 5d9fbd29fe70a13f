import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { workflowRuns } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { readRunSteps } from "./run-steps-data.ts";
import { openRun } from "./running.ts";
import type { RequestWorkflow } from "./types.ts";

/**
 * The workflows of a request as plain steps, for its requester and those who work on it. The caller has
 * checked who may see the request; why a step failed is for agents. A playbook's steps stand on its card.
 */
export function readRequestWorkflows(ctx: MemberContext, requestId: string): RequestWorkflow[] {
  const isAgent = ctx.actor.role !== "employee";
  return ctx.db
    .select()
    .from(workflowRuns)
    .where(and(eq(workflowRuns.requestId, requestId), isNull(workflowRuns.proposalId)))
    .orderBy(asc(workflowRuns.createdAt))
    .all()
    .map((run) => ({
      runId: run.id,
      name: openRun(ctx, run).name,
      state: run.state,
      steps: readRunSteps(ctx, run)
        .filter(({ state, kind }) => kind !== "branch" && (state !== "Skipped" || isAgent))
        .map(({ title, state, message, approval, depth }) => {
          const turn = approval?.waitingFor == null ? null : `It’s the turn of ${approval.waitingFor}.`;
          return {
            title,
            state,
            depth,
            message: turn ?? (isAgent || state === "Completed" ? message : null),
          };
        }),
    }));
}
