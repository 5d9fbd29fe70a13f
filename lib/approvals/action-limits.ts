import { inTransaction } from "#db/client.ts";
import { limitPauses } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { findLimitPause } from "#lib/entra/protection/limit-pauses-data.ts";
import { LIMIT_WAY_OUT, limitSentence, limitTitle } from "#lib/entra/protection/limit-words.ts";
import { findReachedLimit, SHARED_PAUSE, type ReachedLimit } from "#lib/entra/protection/limits.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";

/**
 * Why this actor must stop for now, or null. Reaching a limit pauses every destructive action of the
 * actor (of everybody, for the limit they share) until another admin releases it. Don't ask it for an
 * undo: taking back is never limited.
 */
export function overLimit(ctx: Context, key: ActionKey): string | null {
  const pause = findLimitPause(ctx.db, ctx.actor.id);
  if (pause !== null && ACTIONS[key].isDestructive) return refusal(pause);
  const reached = findReachedLimit(ctx.db, ctx.clock.now(), { actorId: ctx.actor.id, actionKey: key });
  if (reached === null) return null;
  // Only who has reached a limit waits for the write lock, and of several at once one writes.
  inTransaction(ctx.db, () => {
    if (findLimitPause(ctx.db, ctx.actor.id) === null) pauseActor(ctx, reached);
  });
  return refusal(reached);
}

function refusal({ actionKey, limit }: ReachedLimit): string {
  return `${limitSentence(actionKey, limit)} ${LIMIT_WAY_OUT}`;
}

/** The pause, and its line in the audit. Everybody's limit is kept under who reached it. */
function pauseActor(ctx: Context, { actionKey, limit }: ReachedLimit): void {
  const { id: actorId, displayName: actorName } = ctx.actor;
  const id = newId();
  ctx.db.insert(limitPauses).values({ id, actorId, actorName, actionKey, limit, at: ctx.clock.now() }).run();
  recordAudit(ctx, {
    event: "protection.limit-reached",
    result: "Paused",
    target:
      actionKey === SHARED_PAUSE
        ? { kind: "limit", id, name: "Everybody" }
        : { kind: "limit", id, name: actorName },
    details: { action: limitTitle(actionKey), limit },
  });
  queueMessage(ctx, {
    kind: "limit-reached",
    subjectId: id,
    to: allAdmins(ctx.db),
    facts: { by: actorName, action: limitTitle(actionKey), limit: String(limit) },
  });
}
