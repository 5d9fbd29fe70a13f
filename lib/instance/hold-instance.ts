import "server-only";
import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { actionRuns, approvals, messageSends, sessions, temporaryPasswords } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findAutomationPause, PAUSE_KEY, writeSetting } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { HOLD_KEY } from "./constants.ts";
import { findBackupAt } from "./data.ts";
import type { HoldReason, InstanceHold } from "./types.ts";

const WHY = "Gatehouse was copied or restored. What it believes to be undone may have been done.";

/**
 * Stops an installation in one transaction: sessions end, temporary passwords are wiped, what was on its
 * way to Entra is of unknown outcome, what was approved or waits for approval no longer counts, messages
 * that wait are not sent, and automation is paused.
 */
export function holdInstance(
  ctx: Context,
  reason: HoldReason,
  { missingEntries }: Pick<InstanceHold, "missingEntries">,
): InstanceHold {
  const { db } = ctx;
  const at = ctx.clock.now();
  return inTransaction(db, () => {
    db.update(sessions).set({ endedAt: at }).where(isNull(sessions.endedAt)).run();
    const isSealed = isNotNull(temporaryPasswords.sealed);
    db.update(temporaryPasswords).set({ sealed: null, wipedAt: at }).where(isSealed).run();
    const hold: InstanceHold = {
      at,
      reason,
      backupAt: findBackupAt(db),
      missingEntries,
      unknownRuns: doubtRuns(ctx, at),
      voidApprovals: voidApprovals(ctx, at),
      stoppedMessages: stopMessages(ctx, at),
    };
    if (findAutomationPause(db) === null)
      writeSetting(db, at, PAUSE_KEY, { at, byName: "Gatehouse", why: WHY });
    writeSetting(db, at, HOLD_KEY, hold);
    recordAudit(ctx, { event: "instance.held", result: "Held", details: hold });
    log.error(
      hold,
      "this installation was copied or restored: it acts on nothing until an admin confirms it",
    );
    return hold;
  });
}

function doubtRuns(ctx: Context, at: number): number {
  const runs = ctx.db
    .update(actionRuns)
    .set({
      state: "unknown",
      errorKind: "unknown-outcome",
      errorMessage: `${WHY} Gatehouse reads Entra to see whether it happened.`,
      leaseUntil: null,
      readBacks: 0,
      nextReadBackAt: at,
    })
    .where(inArray(actionRuns.state, ["intent", "sent"]))
    .returning()
    .all();
  for (const { id, actionKey, subjectObjectId, subjectName, requestId, digest } of runs)
    recordAudit(ctx, {
      event: `action.${actionKey}`,
      result: "unknown",
      target: { kind: "person", id: subjectObjectId, name: subjectName },
      requestId,
      actionRunId: id,
      digest,
      details: { why: WHY },
    });
  return runs.length;
}

/** Decided or not: on the other side of the copy it may be decided and carried out already. */
function voidApprovals(ctx: Context, at: number): number {
  const isUnused = and(eq(approvals.state, "Approved"), isNull(approvals.consumedAt));
  const open = ctx.db
    .update(approvals)
    .set({ state: "Cancelled", consumedAt: at, decidedAt: at, decidedByName: "Gatehouse", voidReason: WHY })
    .where(or(eq(approvals.state, "Pending"), isUnused))
    .returning()
    .all();
  for (const { id, subjectName, question, requestId, digest } of open)
    recordAudit(ctx, {
      event: "approval.void",
      result: "Cancelled",
      target: { kind: "approval", id, name: subjectName ?? question ?? "" },
      requestId,
      digest,
      details: { why: WHY },
    });
  return open.length;
}

function stopMessages({ db }: Context, at: number): number {
  return db
    .update(messageSends)
    .set({ state: "Failed", reason: WHY, finishedAt: at })
    .where(eq(messageSends.state, "Waiting"))
    .run().changes;
}
