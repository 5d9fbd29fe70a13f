import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import { keepPassword } from "#lib/entra/passwords/keep-password.ts";
import type { Context } from "#lib/platform/context.ts";
import { auditRun } from "./audit-run.ts";
import { readFacts } from "./facts-data.ts";
import { isSamePrecondition, preconditionOf } from "./precondition.ts";
import { SENT_LEASE_MS, type ActionRun } from "./run-state.ts";
import type { Settlement } from "./run-types.ts";
import type { ActionInput } from "./types.ts";

export type SentAnswer =
  | { status: "sent"; run: ActionRun }
  | { status: "stopped"; settlement: Settlement }
  /** Another process has taken the run over. */
  | { status: "lost" };

/**
 * Commits `sent` before the write leaves, after a last look: the run is still ours and in time, and
 * the directory is still as the click saw it.
 * @param sealedPassword kept in the same transaction, for an action that sets one
 */
export function markSent(
  ctx: Context,
  run: ActionRun,
  input: ActionInput,
  sealedPassword: string | null,
): SentAnswer {
  return inTransaction(ctx.db, (): SentAnswer => {
    const now = ctx.clock.now();
    if (run.leaseUntil === null || run.leaseUntil <= now) return { status: "lost" };
    if (now > run.deadlineAt)
      return stopped(
        "too-late",
        "It waited longer than 15 minutes. Nothing was changed. Look again, then try again.",
      );
    const facts = readFacts(ctx, run.subjectObjectId, input);
    if (facts?.connection?.status !== "Connected") {
      return stopped("not-connected", "The connection to Entra was paused meanwhile. Nothing was changed.");
    }
    if (!isSamePrecondition(run.precondition, preconditionOf(facts))) {
      return stopped(
        "changed-meanwhile",
        "The person, the group or the app has changed in Entra since you looked. Nothing was changed. Look again, then try again.",
      );
    }
    const sent = ctx.db
      .update(actionRuns)
      .set({ state: "sent", sentAt: now, leaseUntil: now + SENT_LEASE_MS })
      .where(and(eq(actionRuns.id, run.id), eq(actionRuns.fence, run.fence), eq(actionRuns.state, "intent")))
      .returning()
      .get();
    if (sent === undefined) return { status: "lost" };
    if (sealedPassword !== null) keepPassword(ctx, sent, sealedPassword);
    auditRun(ctx, sent, null);
    return { status: "sent", run: sent };
  });
}

function stopped(errorKind: string, errorMessage: string): SentAnswer {
  return {
    status: "stopped",
    settlement: { state: "failed", errorKind, errorMessage, graphRequestId: null, technical: null },
  };
}
