import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import { settlePassword } from "#lib/entra/passwords/settle-password.ts";
import type { Context } from "#lib/platform/context.ts";
import { applyMirrorPatches } from "./apply-mirror-patches.ts";
import { auditRun } from "./audit-run.ts";
import type { ActionSpec } from "./define-action.ts";
import { readFacts } from "./facts-data.ts";
import { recordEnding } from "./record-ending.ts";
import { recordOnTimeline } from "./record-on-timeline.ts";
import { findRun, nextReadBackAt, type ActionRun } from "./run-state.ts";
import type { Settlement } from "./run-types.ts";
import { tellRequester } from "./tell-requester.ts";

const IS_EFFECTIVE: Record<Settlement["state"], boolean> = {
  done: true,
  "already-so": true,
  verified: true,
  refused: false,
  failed: false,
  unknown: false,
};

/**
 * Writes a run's result in one transaction: the state, the mirror, the audit and the timeline line.
 * Null when another process owns the run by now; then nothing is written.
 */
export function settleRun(
  ctx: Context,
  run: ActionRun,
  action: ActionSpec,
  settlement: Settlement,
): ActionRun | null {
  return inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const { state } = settlement;
    const isEffective = IS_EFFECTIVE[state];
    if (findRun(ctx.db, run.id)?.fence !== run.fence) return null;
    const evidence = settlement.evidence ?? null;
    // What failed halfway changed what it says by evidence, and nothing else.
    const hasChanged = isEffective || evidence !== null;
    const facts = hasChanged ? readFacts(ctx, run.subjectObjectId, run.input) : null;
    const patches = facts === null ? [] : action.mirror(facts, evidence);
    applyMirrorPatches(ctx.db, patches);
    const settled = ctx.db
      .update(actionRuns)
      .set({
        state,
        errorKind: settlement.errorKind,
        errorMessage: settlement.errorMessage,
        graphRequestId: settlement.graphRequestId ?? run.graphRequestId,
        after: patches.length === 0 ? run.after : { patches },
        leaseUntil: null,
        finishedAt: run.finishedAt ?? now,
        verifiedAt: state === "verified" ? now : null,
        nextReadBackAt: state === "done" || state === "unknown" ? nextReadBackAt(state, 0, now) : null,
      })
      .where(eq(actionRuns.id, run.id))
      .returning()
      .get();
    if (isEffective && run.undoOf !== null) {
      ctx.db.update(actionRuns).set({ undoneBy: run.id }).where(eq(actionRuns.id, run.undoOf)).run();
    }
    if (action.makesPassword) settlePassword(ctx, run, state);
    // A read-back of what was done is no news: meanwhile it may have been given or taken again.
    const isNews = run.state !== "done" && (isEffective || (state === "failed" && evidence !== null));
    const said = isNews ? recordEnding(ctx, settled, action, patches) : null;
    const told = said === null ? settled : explain(ctx, settled, said);
    auditRun(ctx, told, settlement.technical);
    recordOnTimeline(ctx, told);
    tellRequester(ctx, told);
    return told;
  });
}

function explain(ctx: Context, { id }: ActionRun, errorMessage: string): ActionRun {
  return ctx.db.update(actionRuns).set({ errorMessage }).where(eq(actionRuns.id, id)).returning().get();
}
