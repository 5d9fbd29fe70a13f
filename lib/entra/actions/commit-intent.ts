import { and, desc, eq, inArray } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import { findLimitPause } from "#lib/entra/protection/limit-pauses-data.ts";
import { findReachedLimit } from "#lib/entra/protection/limits.ts";
import { requireUnheld } from "#lib/instance/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { labelsOf } from "./action-words.ts";
import { groupOfInput } from "./app-access.ts";
import { auditRun } from "./audit-run.ts";
import { consumeApproval } from "./consume-approval.ts";
import type { ActionSpec } from "./define-action.ts";
import { endingOfKey, findEnding } from "./ending-rows.ts";
import { digestOf, preconditionOf } from "./precondition.ts";
import { findAction } from "./registry.ts";
import { requireRoom } from "./require-room.ts";
import { DEADLINE_MS, isOpen, LEASE_MS, type ActionRun } from "./run-state.ts";
import type { ReadyCall } from "./run-types.ts";
import type { ActionInput } from "./types.ts";

/**
 * Writes the intent before any packet leaves. The same key, or the same action still on its way for
 * the same person, gives the existing run (`isNew: false`). Throws `DeskError` when the key belongs to
 * another action, the opposite is on its way, or the run to undo is undone already.
 */
export function commitIntent(ctx: Context, call: ReadyCall): { run: ActionRun; isNew: boolean } {
  const tenantId = call.facts.connection?.tenantId;
  if (tenantId === undefined) throw new DeskError("not-connected", "Microsoft Entra ID is not connected.");
  const { action, facts, input } = call;
  const target = { tenantId, subjectObjectId: facts.person.objectId, input };
  const digest = digestOf({ ...target, actionKey: action.key });
  return inTransaction(ctx.db, () => {
    const existing = findExisting(ctx, call, { tenantId, digest });
    if (existing !== null) return { run: existing, isNew: false };
    requireUnheld(ctx.db);
    requireRoom(ctx.db);
    refuseSecondUndo(ctx, call.undoOf);
    refuseMovedEnding(ctx, call.idempotencyKey);
    refuseOverLimit(ctx, call);
    const now = ctx.clock.now();
    const run = ctx.db
      .insert(actionRuns)
      .values({
        id: newId(),
        actionKey: action.key,
        tenantId,
        subjectObjectId: facts.person.objectId,
        subjectName: facts.person.displayName,
        input,
        labels: labelsOf(action, facts),
        digest,
        idempotencyKey: call.idempotencyKey,
        state: "intent",
        requestId: call.requestId,
        actorId: ctx.actor.id,
        reason: call.reason,
        precondition: preconditionOf(facts),
        before: action.before(facts),
        clientRequestId: newId(),
        undoOf: call.undoOf,
        approvalId: call.approvalId,
        batchId: call.batchId,
        endsAt: call.endsAt,
        fence: 1,
        leaseUntil: now + LEASE_MS,
        deadlineAt: now + DEADLINE_MS,
        createdAt: now,
      })
      .returning()
      .get();
    if (call.approvalId !== null)
      consumeApproval(ctx.db, { approvalId: call.approvalId, runId: run.id, now });
    auditRun(ctx, run, null);
    return { run, isNew: true };
  });
}

function findExisting(
  ctx: Context,
  { idempotencyKey, action, input, facts }: ReadyCall,
  { tenantId, digest }: { tenantId: string; digest: string },
): ActionRun | null {
  const byKey = ctx.db.select().from(actionRuns).where(eq(actionRuns.idempotencyKey, idempotencyKey)).get();
  if (byKey !== undefined) {
    if (byKey.digest !== digest)
      throw new DeskError("conflict", "This form was already used for another action. Open it again.");
    return byKey;
  }
  const open = ctx.db
    .select()
    .from(actionRuns)
    .where(
      and(
        eq(actionRuns.tenantId, tenantId),
        eq(actionRuns.subjectObjectId, facts.person.objectId),
        inArray(actionRuns.state, ["intent", "sent", "unknown"]),
      ),
    )
    .orderBy(desc(actionRuns.createdAt))
    .all()
    .filter(isOpen);
  const same = open.find((run) => run.digest === digest);
  if (same !== undefined) return same;
  if (!open.some((run) => isOpposite(run, action, input))) return null;
  throw new DeskError(
    "conflict",
    "The opposite action is still being carried out or checked. Wait until it has a result, then try again.",
  );
}

/** Does that run do the contrary to the same thing: the same group, app or switch? */
function isOpposite(run: ActionRun, action: ActionSpec, input: ActionInput): boolean {
  const other = findAction(run.actionKey);
  return other !== null && other.mark !== action.mark && touched(other, run.input) === touched(action, input);
}

function touched({ key, inverse }: ActionSpec, input: ActionInput): string {
  return groupOfInput(input) ?? input.appObjectId ?? [key, inverse].toSorted().join();
}

function refuseSecondUndo(ctx: Context, undoOf: string | null): void {
  if (undoOf === null) return;
  const original = ctx.db.select().from(actionRuns).where(eq(actionRuns.id, undoOf)).get();
  if (original?.undoneBy !== null)
    throw new DeskError("conflict", "This was undone already. Nothing was changed.");
}

/** Between looking and acting somebody may have extended or taken what was to end now. */
function refuseMovedEnding(ctx: Context, idempotencyKey: string): void {
  const id = endingOfKey(idempotencyKey);
  const ending = id === null ? null : findEnding(ctx.db, id);
  if (ending === null || (ending.state === "Waiting" && ending.endsAt <= ctx.clock.now())) return;
  throw new DeskError("conflict", "Its end was moved or cancelled meanwhile. Nothing was changed.");
}

/** The gate counted before; here nobody can come in between, however many clicks arrive together. */
function refuseOverLimit(ctx: Context, { action, undoOf }: ReadyCall): void {
  if (undoOf !== null) return;
  if (action.isDestructive && findLimitPause(ctx.db, ctx.actor.id) !== null)
    throw new DeskError("conflict", "A limit was reached just now. Nothing was sent.");
  const wish = { actorId: ctx.actor.id, actionKey: action.key };
  if (findReachedLimit(ctx.db, ctx.clock.now(), wish) === null) return;
  throw new DeskError("conflict", "The limit for this action was reached just now. Nothing was sent.");
}
