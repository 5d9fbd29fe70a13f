import { desc } from "drizzle-orm";
import { actionRuns } from "#db/schema/index.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionRun } from "#lib/entra/actions/run-state.ts";
import { standsOn } from "#lib/entra/actions/runs-data.ts";
import { undoOf } from "#lib/entra/actions/undo-of.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { planUndo, type UndoCandidate, type UndoSet } from "./undo-plan.ts";

const AT_MOST = 200;

/**
 * What was done to a person in the last 30 days (on one request, or on all) and stands, as a plan of how
 * to take it back. Agents and admins only. Throws `DeskError`.
 */
export function readUndoSet(ctx: Context, subjectObjectId: string, requestId: string | null): UndoSet {
  requireRole(ctx, "agent", "admin");
  const runs = ctx.db
    .select()
    .from(actionRuns)
    .where(standsOn(ctx, subjectObjectId, requestId))
    .orderBy(desc(actionRuns.createdAt))
    .limit(AT_MOST)
    .all();
  return planUndo(runs.flatMap((run) => candidateOf(ctx, run) ?? []));
}

function candidateOf(ctx: Context, run: ActionRun): UndoCandidate | null {
  const action = findAction(run.actionKey);
  if (action === null) return null;
  const call = undoOf(run, action);
  const inverse = call === null ? null : findAction(call.actionKey);
  const facts = call === null ? null : readFacts(ctx, run.subjectObjectId, call.input);
  return { run, action, opposite: inverse === null || facts === null ? null : { action: inverse, facts } };
}
