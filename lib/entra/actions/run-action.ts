import { untilWritable } from "#db/until-writable.ts";
import { markNeedsReauthorization } from "#lib/entra/connection/mark-needs-reauthorization.ts";
import { reauthorizationReason } from "#lib/entra/connection/reauthorization-reason.ts";
import { updateGrantedPermissions } from "#lib/entra/connection/update-permissions.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { passwordKey } from "#lib/entra/passwords/password-key.ts";
import { hidePassword, preparePassword } from "#lib/entra/passwords/prepare-password.ts";
import type { Context } from "#lib/platform/context.ts";
import { callOf } from "./call-of.ts";
import { commitIntent } from "./commit-intent.ts";
import { fencedGraph, ownsRun } from "./fenced-graph.ts";
import { judgeFailure, type Attempt } from "./judge-answer.ts";
import { markSent } from "./mark-sent.ts";
import { outcomeOf } from "./outcome-of.ts";
import { PartialEffect } from "./partial-effect.ts";
import { readBackRun } from "./read-back-run.ts";
import { findRun, type ActionRun } from "./run-state.ts";
import type { ActionOutcome, ActionTools, ReadyCall, Settlement } from "./run-types.ts";
import { settleRun } from "./settle-run.ts";
import type { WriteResult } from "./types.ts";

/** Microsoft's "later" is waited out once when it is this short: 429 is refused before any effect. */
const PATIENCE_MS = 10_000;
/** Timers may fire a moment early; the client itself refuses to send before the time is over. */
const TIMER_SLACK_MS = 50;
/** How long a second click waits for the result of the first. */
const SAME_RUN_WAIT_MS = 75_000;
const SAME_RUN_POLL_MS = 100;

/**
 * Carries out a call that passed the gate: intent, then the one write outside any transaction, then
 * the result. The same call made twice gives one effect and the same answer. Only lib/approvals may
 * call this.
 */
export async function runAction(ctx: Context, ready: ReadyCall, tools: ActionTools): Promise<ActionOutcome> {
  tools.onPoint?.("before intent");
  const { run, isNew } = commitIntent(ctx, ready);
  if (isNew) tools.onPoint?.("intent kept");
  const ended = isNew ? await carryOut(ctx, run, ready, tools) : await waitForRun(ctx, run, tools);
  return outcomeOf(ended, ready.action);
}

async function carryOut(
  ctx: Context,
  run: ActionRun,
  ready: ReadyCall,
  tools: ActionTools,
): Promise<ActionRun> {
  const { action } = ready;
  const settle = (settlement: Settlement, of: ActionRun = run) =>
    settleRun(ctx, of, action, settlement) ?? latest(ctx, of);
  const attempt: Attempt = {
    action,
    labels: run.labels,
    basis: { sentAt: run.createdAt, before: run.before ?? {} },
    call: callOf(run, tools),
  };
  try {
    if (ready.eligibility.status === "already-so") {
      const proof = await action.verify(attempt.call, attempt.basis);
      if (proof.isSo) return settle({ ...done("already-so", null), evidence: proof.evidence });
    }
  } catch (error) {
    return settle(await beforeSending(ctx, error, attempt));
  }
  const fresh = action.makesPassword ? preparePassword(ctx.db, run, tools.sealingKey ?? passwordKey()) : null;
  const sent = markSent(ctx, run, ready.input, fresh?.sealed ?? null);
  if (sent.status === "lost") return latest(ctx, run);
  if (sent.status === "stopped") return settle(sent.settlement);
  tools.onPoint?.("sent kept");
  const settlement = await write(ctx, { ...attempt, password: fresh?.text ?? null }, sent.run, tools);
  tools.onPoint?.("answered");
  await untilWritable(ctx.db);
  const settled = settle(settlement, sent.run);
  tools.onPoint?.("result kept");
  return settled.state === "unknown" ? readBackRun(ctx, settled, tools) : settled;
}

/** The password is here and in the body sent, nowhere else: reads and judgements do without it. */
type Delivery = Attempt & { password: string | null };

async function write(
  ctx: Context,
  attempt: Delivery,
  sent: ActionRun,
  tools: ActionTools,
): Promise<Settlement> {
  try {
    const answer = await sendPatiently(ctx, attempt, sent, tools);
    const state = answer.isAlreadySo === true ? "already-so" : "done";
    return { ...done(state, answer.requestId ?? null), evidence: answer.evidence };
  } catch (error) {
    await noteConnection(ctx, error, attempt);
    const judged = await judgeFailure(error, attempt);
    const hide = (words: string | null) => hidePassword(words, attempt.password);
    return { ...judged, errorMessage: hide(judged.errorMessage), technical: hide(judged.technical) };
  }
}

async function sendPatiently(
  ctx: Context,
  attempt: Delivery,
  sent: ActionRun,
  tools: ActionTools,
): Promise<WriteResult> {
  const graph = fencedGraph(ctx, sent, tools.graph);
  const call = { ...attempt.call, graph, password: attempt.password };
  try {
    return await attempt.action.run(call);
  } catch (error) {
    const cause = error instanceof PartialEffect ? error.cause : error;
    const waitMs =
      cause instanceof GraphError && cause.kind === "throttled" ? (cause.retryAfterMs ?? 1_000) : Infinity;
    if (waitMs > PATIENCE_MS) throw error;
    await tools.sleep(waitMs + TIMER_SLACK_MS);
    // A process that slept too long no longer owns the run.
    if (!ownsRun(ctx, sent)) throw error;
    return attempt.action.run(call);
  }
}

/** What a failure says about the connection itself, kept at once. */
async function noteConnection(ctx: Context, failure: unknown, attempt: Attempt): Promise<void> {
  const error = failure instanceof PartialEffect ? failure.cause : failure;
  if (!(error instanceof GraphError)) return;
  if (error.kind === "needs-reauthorization")
    markNeedsReauthorization(ctx, { reason: reauthorizationReason(error) });
  if (error.kind !== "missing-permission") return;
  try {
    updateGrantedPermissions(ctx, await attempt.call.graph.roles());
  } catch (tokenError) {
    // The refusal is the answer; what the token endpoint says just now can wait for the next sync.
    if (!(tokenError instanceof GraphError)) throw tokenError;
  }
}

/** A read before the write failed: nothing has left, whatever the failure is. */
async function beforeSending(ctx: Context, error: unknown, attempt: Attempt): Promise<Settlement> {
  await noteConnection(ctx, error, attempt);
  const judged = await judgeFailure(error, attempt);
  if (judged.state !== "unknown") return judged;
  return {
    ...judged,
    state: "failed",
    errorKind: "unavailable",
    errorMessage: "Microsoft Graph didn't answer; nothing was sent. Try again in a minute.",
  };
}

function done(state: "done" | "already-so", graphRequestId: string | null): Settlement {
  return { state, errorKind: null, errorMessage: null, graphRequestId, technical: null };
}

async function waitForRun(ctx: Context, run: ActionRun, tools: ActionTools): Promise<ActionRun> {
  let current = run;
  for (let waited = 0; current.state === "intent" || current.state === "sent"; waited += SAME_RUN_POLL_MS) {
    if (waited >= SAME_RUN_WAIT_MS) return current;
    await tools.sleep(SAME_RUN_POLL_MS);
    current = latest(ctx, run);
  }
  return current;
}

function latest(ctx: Context, run: ActionRun): ActionRun {
  return findRun(ctx.db, run.id) ?? run;
}
