import "server-only";
import { eq } from "drizzle-orm";
import { workflowEffects } from "#db/schema/index.ts";
import { findApproval, type Approval } from "#lib/approvals/approval-rows.ts";
import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { submitAction, submitGranted } from "#lib/approvals/submit-action.ts";
import { judgeOutcome, judgeRefusal, type Verdict } from "#lib/endings/judge-attempt.ts";
import { outcomeOf } from "#lib/entra/actions/outcome-of.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { findRun, isOpen } from "#lib/entra/actions/run-state.ts";
import { approvalBefore } from "./approval-before.ts";
import { MOST_TRIES, waitBeforeTry } from "./constants.ts";
import { sentBefore, whyNotNow } from "./playbook-limits.ts";
import { commitRun, readEffects, type EffectRecord, type Running, type StepRecord } from "./running.ts";
import type { RunPoint } from "./run-point.ts";

/** How the actions of a step stand. `again`: something passing stood in the way; try at `at` (epoch ms). */
export type EffectsState =
  | { kind: "settled" }
  | { kind: "waiting"; at: number | null; approvalId: string | null };

type Tools = { open: OpenActionTools; onPoint?: (point: RunPoint) => void };
type EffectChange = Partial<typeof workflowEffects.$inferInsert>;

/** How soon to look again at an answer that is being checked. */
const CHECK_MS = 10_000;

/**
 * Carries out what a step wrote down, one action after the other, each through the gate and each once: its
 * key names the run's effect and the try. What waits for somebody or for Microsoft does not keep the rest.
 */
export async function carryOutEffects(
  running: Running,
  row: StepRecord,
  tools: Tools,
): Promise<EffectsState> {
  const { ctx } = running;
  let at: number | null = null;
  let approvalId: string | null = null;
  for (const effect of readEffects(ctx, row.id)) {
    if (effect.state !== "Queued" && effect.state !== "Waiting") continue;
    const found = await settleEffect(running, row, effect, tools);
    if (found.kind === "settled") {
      tools.onPoint?.("effect kept");
      continue;
    }
    at = found.at === null ? at : Math.min(at ?? Infinity, found.at);
    approvalId ??= found.approvalId;
    if (found.at === null && found.approvalId === null) return found;
  }
  const isOpenStill = readEffects(ctx, row.id).some(({ state }) => state === "Queued" || state === "Waiting");
  return isOpenStill ? { kind: "waiting", at, approvalId } : { kind: "settled" };
}

async function settleEffect(
  running: Running,
  row: StepRecord,
  effect: EffectRecord,
  tools: Tools,
): Promise<EffectsState> {
  const asked = effect.approvalId === null ? null : findApproval(running.ctx.db, effect.approvalId);
  if (asked !== null) return followApproval(running, effect, asked);
  if (effect.state === "Waiting" && effect.actionRunId !== null) {
    const known = followRun(running, effect, effect.actionRunId);
    if (known !== null) return known;
  }
  return attempt(running, row, effect, tools);
}

async function attempt(
  running: Running,
  row: StepRecord,
  effect: EffectRecord,
  tools: Tools,
): Promise<EffectsState> {
  const { ctx, run, playbook } = running;
  const idempotencyKey = `workflow:${effect.id}:${effect.attempt}`;
  // What left before a crash is followed; nothing keeps it from having happened.
  const sent = playbook === null ? null : sentBefore(ctx, idempotencyKey);
  const known = sent === null ? null : followRun(running, effect, sent);
  if (known !== null) return known;
  const why = whyNotNow(running, effect);
  if (why !== null) return keep(running, effect, { kind: "failed", message: why }, { message: why });
  const approval = approvalBefore(running, row.stepId);
  const wish = {
    actionKey: effect.actionKey,
    subjectObjectId: effect.subjectObjectId,
    input: effect.input,
    requestId: run.requestId,
    reason: reasonOf(running, approval),
    endsAt: effect.endsAt,
    idempotencyKey,
    batchId: run.proposalId ?? row.id,
    isApprovalWanted: playbook?.isApprovalWanted ?? false,
  };
  let outcome: ActionOutcome;
  try {
    outcome =
      approval === null
        ? await submitAction(ctx, wish, tools.open)
        : await submitGranted(ctx, wish, approval, tools.open);
  } catch (error) {
    const verdict = judgeRefusal(error);
    const message = error instanceof Error ? error.message : "";
    return keep(running, effect, verdict, { message });
  }
  tools.onPoint?.("effect done");
  if (outcome.status === "waiting-approval") {
    const { approvalId = null, message } = outcome;
    write(running, effect, { state: "Waiting", approvalId, message });
    return { kind: "waiting", at: null, approvalId };
  }
  const { runId: actionRunId, message } = outcome;
  return keep(running, effect, judgeOutcome(outcome), { actionRunId, message });
}

/** The audit keeps it with the action: what acted, and who stands behind it. */
function reasonOf({ run, name, occasion, playbook }: Running, approval: Approval | null): string {
  if (playbook !== null)
    return `Playbook “${name}”, version ${run.version}, published by ${playbook.publishedByName}`;
  const by = approval?.decidedByName == null ? "" : `, approved by ${approval.decidedByName}`;
  return `Workflow “${name}” (${occasion.words})${by}`;
}

/** Writes down what an attempt came to. */
function keep(
  running: Running,
  effect: EffectRecord,
  verdict: Verdict,
  told: { actionRunId?: string | null; message: string },
): EffectsState {
  const now = running.ctx.clock.now();
  switch (verdict.kind) {
    case "over":
      write(running, effect, { ...told, state: "Completed" });
      return { kind: "settled" };
    case "gone":
      write(running, effect, { ...told, state: "Failed", message: verdict.message });
      return { kind: "settled" };
    case "failed":
      write(running, effect, { ...told, state: "Failed", message: verdict.message });
      return { kind: "settled" };
    case "checking":
      write(running, effect, { ...told, state: "Waiting" });
      return { kind: "waiting", at: now + CHECK_MS, approvalId: null };
    case "again": {
      const tries = effect.attempt + 1;
      // A temporary password is not made by itself, later, with nobody there.
      if (tries >= MOST_TRIES || findAction(effect.actionKey)?.makesPassword === true) {
        write(running, effect, { ...told, state: "Failed" });
        return { kind: "settled" };
      }
      write(running, effect, { ...told, state: "Waiting", attempt: tries, actionRunId: null });
      return { kind: "waiting", at: now + waitBeforeTry(tries), approvalId: null };
    }
  }
}

/** An action that is on its way or being checked; null when nothing is known of it. */
function followRun(
  running: Running,
  effect: EffectRecord,
  actionRunId: string,
  isApproved = false,
): EffectsState | null {
  const run = findRun(running.ctx.db, actionRunId);
  const action = run === null ? null : findAction(run.actionKey);
  if (run === null || action === null) return null;
  if (isOpen(run)) return { kind: "waiting", at: running.ctx.clock.now() + CHECK_MS, approvalId: null };
  const outcome = outcomeOf(run, action);
  const verdict: Verdict =
    run.state === "unknown" ? { kind: "failed", message: outcome.message } : judgeOutcome(outcome);
  // Its approval is used up: another try takes another one, so somebody decides about it.
  if (isApproved && verdict.kind === "again")
    return keep(running, effect, { kind: "failed", message: outcome.message }, { message: outcome.message });
  return keep(running, effect, verdict, { actionRunId, message: outcome.message });
}

/** An action that the workspace's own rules made wait for somebody. */
function followApproval(running: Running, effect: EffectRecord, approval: Approval): EffectsState {
  const { runId, state, voidReason, id } = approval;
  if (runId !== null) {
    const known = followRun(running, { ...effect, actionRunId: runId }, runId, true);
    if (known !== null) return known;
  }
  if (state === "Pending" || (state === "Approved" && voidReason === null))
    return { kind: "waiting", at: null, approvalId: id };
  const message =
    voidReason ?? `${state} by ${approval.decidedByName ?? "nobody in time"}. ${approval.decisionNote ?? ""}`;
  write(running, effect, { state: "Failed", message: message.trim() });
  return { kind: "settled" };
}

function write(running: Running, effect: EffectRecord, change: EffectChange): void {
  commitRun(running, () =>
    running.ctx.db.update(workflowEffects).set(change).where(eq(workflowEffects.id, effect.id)).run(),
  );
}
