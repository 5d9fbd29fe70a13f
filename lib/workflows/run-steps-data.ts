import "server-only";
import { asc, eq, inArray } from "drizzle-orm";
import { actionRuns, approvals, requests, workflowEffects, workflowSteps } from "#db/schema/index.ts";
import { listApprovers } from "#lib/approvals/approval-rows.ts";
import { waitingFor } from "#lib/approvals/describe-approval.ts";
import { describeActionRun } from "#lib/entra/actions/describe-action-run.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { Context } from "#lib/platform/context.ts";
import { listRunSteps, type RunStep } from "./compiled-schema.ts";
import { UNREACHED } from "./constants.ts";
import { openRun, type RunRecord, type StepRecord } from "./running.ts";
import { listSteps } from "./schema.ts";
import { stepTitle } from "./step-words.ts";
import type { EffectView, RunStepView } from "./types.ts";
import { serviceTitles } from "./workflows-data.ts";

/** Every step of a run in the order of its document: reached ones as they are, the others still to come. */
export function readRunSteps(ctx: Context, run: RunRecord): RunStepView[] {
  const rows = ctx.db.select().from(workflowSteps).where(eq(workflowSteps.runId, run.id)).all();
  const title = serviceTitles(ctx);
  const isOver = run.finishedAt !== null;
  const { steps } = openRun(ctx, run).document;
  const leftOut = new Set(stepsLeftOut(steps, rows).map(({ id }) => id));
  return listRunSteps(steps).map(({ step, depth }) => {
    const row = rows.find(({ stepId }) => stepId === step.id);
    if (row !== undefined) return viewOf(ctx, step, row, depth);
    const still = { ...UNREACHED, stepId: step.id, kind: step.kind, depth, title: stepTitle(step, title) };
    if (leftOut.has(step.id)) return { ...still, state: "Skipped", message: "The other way was taken." };
    return { ...still, state: isOver ? "Skipped" : "Queued" };
  });
}

/** Steps on the ways of branches that were not taken. */
function stepsLeftOut(steps: readonly RunStep[], rows: readonly StepRecord[]): RunStep[] {
  return steps.flatMap((step) => {
    if (step.kind !== "branch") return [];
    const took = rows.find(({ stepId }) => stepId === step.id)?.result?.["took"];
    const left = took === "yes" ? step.no : took === "no" ? step.yes : [];
    return [...listSteps(left).map((each) => each.step), ...stepsLeftOut([...step.yes, ...step.no], rows)];
  });
}

function viewOf(ctx: Context, step: RunStep, row: StepRecord, depth: number): RunStepView {
  const hasFailed = row.state === "Failed" || row.state === "Completed with errors";
  const isOpen = hasFailed || row.state === "Waiting" || row.state === "Cancelled";
  return {
    stepId: step.id,
    kind: step.kind,
    depth,
    title: row.title,
    state: row.state,
    message: row.message,
    input: Object.entries(row.input ?? {}).map(([label, text]) => ({ label, text: String(text) })),
    effects: effectsOf(ctx, row.id),
    approval: approvalOf(ctx, row.approvalId),
    madeRequest: requestOf(ctx, row.madeRequestId),
    dueAt: row.state === "Waiting" ? row.dueAt : null,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    canRetry: hasFailed || row.state === "Cancelled",
    canSkip: isOpen,
    canHandOver: isOpen && row.madeRequestId === null,
  };
}

function effectsOf(ctx: Context, stepRunId: string): EffectView[] {
  const rows = ctx.db
    .select()
    .from(workflowEffects)
    .where(eq(workflowEffects.stepRunId, stepRunId))
    .orderBy(asc(workflowEffects.position))
    .all();
  const ids = rows.flatMap(({ actionRunId }) => (actionRunId === null ? [] : [actionRunId]));
  const runs =
    ids.length === 0 ? [] : ctx.db.select().from(actionRuns).where(inArray(actionRuns.id, ids)).all();
  const reader = { memberId: ctx.actor.id, isAgent: true, personObjectId: null, now: ctx.clock.now() };
  return rows.map((row): EffectView => {
    const run = runs.find(({ id }) => id === row.actionRunId);
    const view = run === undefined ? null : describeActionRun(run, "", reader);
    return {
      title: row.title,
      mark: view?.standing === "undone" ? "stays" : (findAction(row.actionKey)?.mark ?? "changes"),
      state: row.state,
      result: run?.state === "verified" && view?.standing === "verified" ? "Verified" : (view?.word ?? null),
      message: row.state === "Completed" ? null : row.message,
      actionRunId: row.actionRunId,
      graphRequestId: run?.graphRequestId ?? null,
      approvalId: row.approvalId,
      canUndo: view?.canBeUndone ?? false,
    };
  });
}

function approvalOf({ db, clock }: Context, id: string | null): RunStepView["approval"] {
  const row = id === null ? undefined : db.select().from(approvals).where(eq(approvals.id, id)).get();
  if (row === undefined) return null;
  const who = row.state === "Pending" ? waitingFor(row, listApprovers(db, row.id), clock.now()) : null;
  return { id: row.id, state: row.state, waitingFor: who, expiresAt: row.expiresAt };
}

function requestOf({ db }: Context, id: string | null): RunStepView["madeRequest"] {
  const row = id === null ? undefined : db.select().from(requests).where(eq(requests.id, id)).get();
  return row === undefined ? null : { id: row.id, number: row.number, title: row.title };
}
