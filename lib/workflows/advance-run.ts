import "server-only";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { beginStep } from "./begin-step.ts";
import { finishRun, flawWords } from "./finish-run.ts";
import { goOnStep, type RunTools } from "./go-on-step.ts";
import { nextStep } from "./next-step.ts";
import { readPersonDate } from "./person-date-data.ts";
import { whyStill } from "./playbook-holds-data.ts";
import { claimRun, openRun, parkRun, readSteps, RunLostError, type Running } from "./running.ts";

/** More steps than a document can have: a plan that does not end is a mistake of ours. */
const MOST_TURNS = 200;

/**
 * Takes a run as far as it goes now: to its end, or to something it waits for. Safe to call by several and
 * at any time: one process has it, the rows say where it stands, and each step and each action happens once.
 */
export async function advanceRun(
  ctx: Context,
  runId: string,
  tools: RunTools,
  signal?: AbortSignal,
): Promise<void> {
  const running = claimRun(ctx, runId);
  if (running === null) return;
  try {
    for (let turns = 0; turns < MOST_TURNS; turns += 1) {
      if (signal?.aborted === true || findAutomationPause(ctx.db) !== null)
        return parkRun(running, ctx.clock.now(), running.run.message);
      const still = whyStill(ctx.db, running.run);
      if (still !== null) return parkRun(running, ctx.clock.now(), still);
      // Whoever clicked may have lost the right since the last step.
      const now = running.playbook === null ? running : openRun(ctx, running.run);
      if (!(await takeStep(now, tools))) return;
    }
    throw new Error(`Run ${runId} does not come to an end.`);
  } catch (error) {
    if (!(error instanceof RunLostError)) throw error;
  }
}

/** One step further; false when the run is over or waits. */
async function takeStep(running: Running, tools: RunTools): Promise<boolean> {
  const { ctx, run, document } = running;
  const rows = readSteps(ctx, run.id);
  const moved = rows.length === 0 ? movedDate(running) : null;
  if (moved !== null) {
    finishRun(running, "Cancelled", moved);
    return false;
  }
  const next = nextStep(document, rows);
  switch (next.kind) {
    case "step":
      beginStep(running, next.step, next.position);
      tools.onPoint?.(next.step.kind === "branch" ? "branch taken" : "step claimed");
      return true;
    case "under-way": {
      const isOn = await goOnStep(running, next.step, tools);
      if (isOn) tools.onPoint?.("step done");
      return isOn;
    }
    case "stopped": {
      const why = rows.find(({ stepId }) => stepId === next.step.id)?.message ?? null;
      if (next.isRejected) finishRun(running, "Cancelled", why, next.step);
      else finishRun(running, "Failed", flawWords(running));
      tools.onPoint?.("run ended");
      return false;
    }
    case "end":
      finishRun(
        running,
        next.hasErrors ? "Completed with errors" : "Completed",
        next.hasErrors ? flawWords(running) : null,
      );
      tools.onPoint?.("run ended");
      return false;
  }
}

/** Why the date that queued this run no longer counts; null when it does. Asked right before it begins. */
function movedDate({ ctx, run, occasion }: Running): string | null {
  if (occasion.kind !== "date" || occasion.dateKind === null) return null;
  const date = readPersonDate(ctx.db, run.personObjectId, occasion.dateKind);
  if (date === occasion.date) return null;
  return date === null
    ? `The ${occasion.dateKind} date was taken back before it began.`
    : `The ${occasion.dateKind} date was moved to ${date} before it began.`;
}
