import { and, asc, eq, inArray, isNotNull, lte, min } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { releaseApproval } from "./consume-approval.ts";
import { readBackRun } from "./read-back-run.ts";
import { findAction } from "./registry.ts";
import { LEASE_MS, type ActionRun } from "./run-state.ts";
import type { ActionTools } from "./run-types.ts";
import { settleRun } from "./settle-run.ts";

const AT_ONCE = 50;

export type ReconcileDeps = {
  db: Database;
  clock: Clock;
  /** Opened only when there is something to read. Throws "GraphError" when nothing is connected. */
  openTools: () => ActionTools;
  signal?: AbortSignal;
};

/**
 * Settles what a crash left behind and reads back what is due. Safe to call from several processes
 * and as often as wanted. Returns how many runs it looked at and when the next one is due (epoch ms).
 */
export async function reconcileActions(
  deps: ReconcileDeps,
): Promise<{ moved: number; nextAt: number | null }> {
  const ctx: Context = { db: deps.db, clock: deps.clock, actor: workerActor };
  const left = takeOverAbandoned(ctx);
  for (const run of left) settleAbandoned(ctx, run);
  const due = dueRuns(ctx);
  const tools = due.length === 0 ? null : deps.openTools();
  for (const run of due) {
    if (tools === null || deps.signal?.aborted === true) break;
    await readBackRun(ctx, run, tools);
  }
  return { moved: left.length + due.length, nextAt: nextDueAt(ctx) };
}

/** Runs whose process is gone: their lease is over. The fence moves, so that it can't write any more. */
function takeOverAbandoned(ctx: Context): ActionRun[] {
  const now = ctx.clock.now();
  return inTransaction(ctx.db, () => {
    const isAbandoned = and(inArray(actionRuns.state, ["intent", "sent"]), lte(actionRuns.leaseUntil, now));
    const rows = ctx.db.select().from(actionRuns).where(isAbandoned).limit(AT_ONCE).all();
    return rows.flatMap((row) =>
      ctx.db
        .update(actionRuns)
        .set({ fence: row.fence + 1, leaseUntil: now + LEASE_MS })
        .where(eq(actionRuns.id, row.id))
        .returning()
        .all(),
    );
  });
}

function settleAbandoned(ctx: Context, run: ActionRun): void {
  const action = findAction(run.actionKey);
  if (action === null) return;
  const facts = { graphRequestId: null, technical: null };
  if (run.state === "intent") {
    const errorMessage = "Gatehouse stopped before it was sent; nothing was changed. Try again.";
    inTransaction(ctx.db, () => {
      settleRun(ctx, run, action, { ...facts, state: "failed", errorKind: "not-sent", errorMessage });
      if (run.approvalId !== null) releaseApproval(ctx.db, run.id);
    });
    return;
  }
  const errorMessage =
    "Gatehouse stopped before Microsoft's answer was kept. It is reading Entra to see whether it happened.";
  settleRun(ctx, run, action, { ...facts, state: "unknown", errorKind: "unknown-outcome", errorMessage });
}

function dueRuns(ctx: Context): ActionRun[] {
  return ctx.db
    .select()
    .from(actionRuns)
    .where(
      and(inArray(actionRuns.state, ["done", "unknown"]), lte(actionRuns.nextReadBackAt, ctx.clock.now())),
    )
    .orderBy(asc(actionRuns.nextReadBackAt))
    .limit(AT_ONCE)
    .all();
}

function nextDueAt(ctx: Context): number | null {
  const readBack = ctx.db
    .select({ at: min(actionRuns.nextReadBackAt) })
    .from(actionRuns)
    .where(and(inArray(actionRuns.state, ["done", "unknown"]), isNotNull(actionRuns.nextReadBackAt)))
    .get();
  const lease = ctx.db
    .select({ at: min(actionRuns.leaseUntil) })
    .from(actionRuns)
    .where(inArray(actionRuns.state, ["intent", "sent"]))
    .get();
  const times = [readBack?.at, lease?.at].filter((at) => at !== null && at !== undefined);
  return times.length === 0 ? null : Math.min(...times);
}
