import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { workflowRuns, workflows } from "#db/schema/index.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { advanceRun } from "./advance-run.ts";
import { isClockRight } from "#lib/entra/graph/is-clock-right.ts";
import { cancelOfRequests } from "./cancel-of-requests.ts";
import type { RunTools } from "./go-on-step.ts";
import { goesOn } from "./playbook-holds-data.ts";
import { startByChange } from "./start-by-change.ts";
import { isAnyDateDue, startByDate } from "./start-by-date.ts";
import { startByRequest } from "./start-by-request.ts";

/** Runs that are carried out side by side: most of their time they wait for Microsoft. */
const SIDE_BY_SIDE = 6;
const AT_ONCE = 120;

/** `askTime`: what time it is at Microsoft; without it no date starts anything in this turn. */
export type SettleTools = RunTools & { askTime?: () => Promise<number> };

/**
 * The worker's turn over workflows: starts what requests ask for, wakes what was waited for, and takes what
 * is due further. Nothing happens while all automation is paused. Safe to call as often as wanted.
 * @returns how many runs it took further.
 */
export async function settleWorkflows(
  ctx: Context,
  tools: SettleTools,
  signal?: AbortSignal,
): Promise<number> {
  if (findAutomationPause(ctx.db) !== null) return 0;
  startByRequest(ctx);
  startByChange(ctx);
  if (tools.askTime !== undefined && isAnyDateDue(ctx) && (await isClockRight(ctx.clock, tools.askTime)))
    startByDate(ctx);
  cancelOfRequests(ctx);
  wakeDecided(ctx);
  const due = dueRuns(ctx);
  const queue = [...due];
  const isOver = () => signal?.aborted === true;
  const work = async () => {
    for (let id = queue.shift(); id !== undefined && !isOver(); id = queue.shift())
      await advanceQuietly(ctx, id, tools, signal);
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, due.length) }, work));
  return due.length;
}

/** One run that can't go on for a mistake of ours must not keep the others; it is tried again later. */
async function advanceQuietly(
  ctx: Context,
  runId: string,
  tools: RunTools,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await advanceRun(ctx, runId, tools, signal);
  } catch (error) {
    log.error({ err: error, workflowRun: runId }, "a workflow run could not go on");
  }
}

/**
 * Runs whose time has come, of workflows that are not paused and of playbooks that may go on; new ones of a
 * held workflow stay in the queue.
 */
function dueRuns({ db, clock }: Context): string[] {
  const isOpen = inArray(workflowRuns.state, ["Queued", "In progress", "Waiting"]);
  const isWorkflow = isNull(workflowRuns.proposalId);
  const isLetGo = or(isNull(workflows.heldAt), isNotNull(workflowRuns.startedAt));
  return db
    .select({ id: workflowRuns.id })
    .from(workflowRuns)
    .leftJoin(workflows, and(eq(workflows.id, workflowRuns.workflowId), isWorkflow))
    .where(
      and(
        isOpen,
        lte(workflowRuns.wakeAt, clock.now()),
        or(and(ne(workflows.state, "Paused"), isLetGo), goesOn(db)),
      ),
    )
    .orderBy(asc(workflowRuns.wakeAt))
    .limit(AT_ONCE)
    .all()
    .map(({ id }) => id);
}

/** Runs whose approval was decided are due now. */
function wakeDecided({ db, clock }: Context): void {
  const now = clock.now();
  const decided = db.all<{ id: string }>(sql`
    SELECT DISTINCT workflow_runs.id
      FROM workflow_steps
      JOIN approvals ON approvals.id = workflow_steps.approval_id
      JOIN workflow_runs ON workflow_runs.id = workflow_steps.run_id
     WHERE workflow_steps.state = 'Waiting' AND workflow_steps.approval_id IS NOT NULL
       AND workflow_runs.state = 'Waiting'
       AND (workflow_runs.wake_at IS NULL OR workflow_runs.wake_at > ${now})
       AND approvals.state <> 'Pending'
       AND (approvals.kind = 'question' OR approvals.state <> 'Approved'
            OR approvals.run_id IS NOT NULL OR approvals.void_reason IS NOT NULL)`);
  if (decided.length === 0) return;
  inTransaction(db, () => {
    for (const { id } of decided)
      db.update(workflowRuns)
        .set({ wakeAt: now })
        .where(and(eq(workflowRuns.id, id), eq(workflowRuns.state, "Waiting")))
        .run();
  });
}
