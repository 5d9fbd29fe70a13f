import "server-only";
import { findApproval, listApprovers } from "#lib/approvals/approval-rows.ts";
import { waitingFor } from "#lib/approvals/describe-approval.ts";
import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { carryOutEffects } from "./carry-out-effects.ts";
import type { RunPoint } from "./run-point.ts";
import { commitRun, parkRun, readEffects, readSteps, type Running, type StepRecord } from "./running.ts";
import type { RunStep } from "./compiled-schema.ts";
import { endStep, setStep } from "./write-step.ts";

export type RunTools = { open: OpenActionTools; onPoint?: (point: RunPoint) => void };

/** Goes on with a step that is under way. False: it waits, and the run is parked. */
export async function goOnStep(running: Running, step: RunStep, tools: RunTools): Promise<boolean> {
  const row = readSteps(running.ctx, running.run.id).find(({ stepId }) => stepId === step.id);
  if (row === undefined) throw new Error(`Step ${step.id} of run ${running.run.id} has no row.`);
  if (step.kind === "approval") return followApproval(running, step, row);
  if (step.kind === "wait") return followTimer(running, step, row, tools);
  return followEffects(running, step, row, tools);
}

function followApproval(running: Running, step: RunStep, row: StepRecord): boolean {
  const { ctx } = running;
  const approval = row.approvalId === null ? null : findApproval(ctx.db, row.approvalId);
  if (approval === null) throw new Error(`The approval of step ${row.id} is missing.`);
  const { state, decidedByName, decisionNote, expiresAt } = approval;
  if (state === "Pending") {
    const who = waitingFor(approval, listApprovers(ctx.db, approval.id), ctx.clock.now());
    parkRun(running, expiresAt, `Waiting for ${who ?? "an approval"}`);
    return false;
  }
  const by = decidedByName ?? "Somebody";
  const note = decisionNote === null ? "" : `: ${decisionNote}`;
  const end = {
    Approved: { state: "Completed", message: `Approved by ${by}${note}` },
    Rejected: { state: "Cancelled", message: `Rejected by ${by}${note}` },
    Expired: { state: "Failed", message: "Nobody decided in time." },
    Cancelled: { state: "Failed", message: `The approval was withdrawn by ${by}.` },
  } as const;
  commitRun(running, () => endStep(running, step, row, end[state]));
  return true;
}

function followTimer(running: Running, step: RunStep, row: StepRecord, tools: RunTools): boolean {
  const { ctx } = running;
  if (row.dueAt !== null && row.dueAt > ctx.clock.now()) {
    parkRun(running, row.dueAt, null);
    tools.onPoint?.("timer set");
    return false;
  }
  tools.onPoint?.("timer fired");
  commitRun(running, () => endStep(running, step, row, { state: "Completed", message: null }));
  return true;
}

async function followEffects(
  running: Running,
  step: RunStep,
  row: StepRecord,
  tools: RunTools,
): Promise<boolean> {
  const found = await carryOutEffects(running, row, tools);
  if (found.kind === "waiting") {
    const effects = readEffects(running.ctx, row.id);
    const message = effects.find(({ state }) => state === "Waiting")?.message ?? null;
    const { approvalId, at: dueAt } = found;
    commitRun(running, () => setStep(running, row.id, { state: "Waiting", approvalId, dueAt, message }));
    parkRun(running, dueAt, message);
    return false;
  }
  commitRun(running, () => endEffects(running, step, row));
  return true;
}

function endEffects(running: Running, step: RunStep, row: StepRecord): void {
  const effects = readEffects(running.ctx, row.id);
  const failed = effects.filter(({ state }) => state === "Failed");
  const done = effects.length - failed.length;
  const left = Array.isArray(row.result?.["left"]) ? row.result["left"].join(" ") : "";
  if (failed.length === 0) {
    const [only] = effects;
    const told = effects.length === 1 ? (only?.message ?? "") : `${done} done.`;
    endStep(running, step, row, { state: "Completed", message: `${told} ${left}`.trim(), approvalId: null });
    return;
  }
  const why = failed.map(({ message, title }) => message ?? title).join(" ");
  const some = done === 0 ? "" : `${done} of ${effects.length} done. `;
  const state = done === 0 || step.onFailure === "stop" ? "Failed" : "Completed with errors";
  endStep(running, step, row, { state, message: `${some}${why} ${left}`.trim(), approvalId: null });
}
