import { and, eq, isNull, lte, or } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import { markNeedsReauthorization } from "#lib/entra/connection/mark-needs-reauthorization.ts";
import { reauthorizationReason } from "#lib/entra/connection/reauthorization-reason.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import type { Context } from "#lib/platform/context.ts";
import { callOf } from "./call-of.ts";
import type { ActionSpec } from "./define-action.ts";
import { retractMirrorPatches } from "./pending-mirror-patches.ts";
import { findAction } from "./registry.ts";
import { findRun, LEASE_MS, nextReadBackAt, type ActionRun } from "./run-state.ts";
import type { ActionTools, Settlement } from "./run-types.ts";
import { settleRun } from "./settle-run.ts";
import type { Proof } from "./types.ts";

/** A read that failed says nothing; it is tried again after this, without counting. */
const INCONCLUSIVE_WAIT_MS = 60_000;

/**
 * Reads Entra to see whether a run's effect is there: then it is verified. A lost answer whose effect
 * still doesn't show after the last read-back was not applied. Returns the run as it is afterwards.
 */
export async function readBackRun(ctx: Context, run: ActionRun, tools: ActionTools): Promise<ActionRun> {
  const action = findAction(run.actionKey);
  const claimed = action === null ? null : claimRun(ctx, run);
  if (action === null || claimed === null) return findRun(ctx.db, run.id) ?? run;
  const basis = { sentAt: claimed.createdAt, before: claimed.before ?? {} };
  try {
    const proof = await action.verify(callOf(claimed, tools), basis);
    if (proof.isSo) {
      const verified = { ...settlement("verified", null, null), evidence: proof.evidence };
      return settleRun(ctx, claimed, action, verified) ?? claimed;
    }
    return recordAbsence(ctx, claimed, action, proof);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.kind === "not-found") return recordAbsence(ctx, { ...claimed, readBacks: Infinity }, action);
    if (error.kind === "needs-reauthorization")
      markNeedsReauthorization(ctx, { reason: reauthorizationReason(error) });
    return postpone(ctx, claimed);
  }
}

/** Takes the run over for one read-back; null when someone else holds it or it has moved on. */
function claimRun(ctx: Context, run: ActionRun): ActionRun | null {
  return inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const isFree = or(isNull(actionRuns.leaseUntil), lte(actionRuns.leaseUntil, now));
    return (
      ctx.db
        .update(actionRuns)
        .set({ fence: run.fence + 1, leaseUntil: now + LEASE_MS })
        .where(
          and(
            eq(actionRuns.id, run.id),
            eq(actionRuns.fence, run.fence),
            eq(actionRuns.state, run.state),
            isFree,
          ),
        )
        .returning()
        .get() ?? null
    );
  });
}

function recordAbsence(
  ctx: Context,
  run: ActionRun,
  action: ActionSpec,
  proof: Proof = { isSo: false },
): ActionRun {
  const state = run.state === "done" ? "done" : "unknown";
  const nextAt = nextReadBackAt(state, run.readBacks + 1, ctx.clock.now());
  if (nextAt === null && state === "unknown") {
    const message =
      proof.remains === undefined
        ? "Microsoft's answer got lost, and Entra doesn't show the change: it was not applied. Try again."
        : `Microsoft's answer got lost, and Entra shows only a part of the change: ${proof.remains}. Try again.`;
    const failed = { ...settlement("failed", "not-applied", message), evidence: proof.evidence };
    return settleRun(ctx, run, action, failed) ?? run;
  }
  const unconfirmed = "Microsoft confirmed it, but Entra doesn't show it yet. The next sync will tell.";
  // A 404 has no proof in it: the person or the group may be gone.
  const isProof = Number.isFinite(run.readBacks);
  const facts = { readBacks: isProof ? run.readBacks + 1 : 0, nextReadBackAt: nextAt };
  if (nextAt !== null) return schedule(ctx, run, facts);
  return inTransaction(ctx.db, () => {
    const notConfirmed = { ...facts, errorKind: "not-confirmed", errorMessage: unconfirmed };
    const given = schedule(ctx, run, notConfirmed);
    if (isProof && given.fence === run.fence) retractMirrorPatches(ctx.db, given, ctx.clock.now());
    return given;
  });
}

function postpone(ctx: Context, run: ActionRun): ActionRun {
  const now = ctx.clock.now();
  if (now < run.deadlineAt) return schedule(ctx, run, { nextReadBackAt: now + INCONCLUSIVE_WAIT_MS });
  const lookYourself =
    "Gatehouse could not read Entra for 15 minutes, so it can't say whether this happened. Look in Entra before you do it again.";
  const isUnknown = run.state === "unknown";
  return schedule(ctx, run, {
    nextReadBackAt: null,
    ...(isUnknown
      ? { errorKind: "needs-human", errorMessage: lookYourself }
      : { errorKind: "not-confirmed" }),
  });
}

function schedule(ctx: Context, run: ActionRun, facts: Partial<ActionRun>): ActionRun {
  return inTransaction(ctx.db, () => {
    const mine = and(eq(actionRuns.id, run.id), eq(actionRuns.fence, run.fence));
    return (
      ctx.db
        .update(actionRuns)
        .set({ ...facts, leaseUntil: null })
        .where(mine)
        .returning()
        .get() ?? run
    );
  });
}

function settlement(
  state: "verified" | "failed",
  errorKind: string | null,
  errorMessage: string | null,
): Settlement {
  return { state, errorKind, errorMessage, graphRequestId: null, technical: null };
}
