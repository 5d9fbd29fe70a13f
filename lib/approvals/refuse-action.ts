import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { couldNot, labelsOf } from "#lib/entra/actions/action-words.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";

type Refused = { subjectObjectId: string; requestId?: string | null | undefined };

/** An expected refusal: its sentence for whoever asked, and its line in the audit. */
export function refuseAction(
  ctx: Context,
  action: ActionSpec,
  { facts, requestId }: { facts: ActionFacts; requestId: string | null },
  { reason, why }: { reason: string; why: string },
): ActionOutcome {
  const named = labelsOf(action, facts);
  const labels = { ...named, group: named["group"] || "the group", app: named["app"] || "the app" };
  const message = `${couldNot(action, labels)} ${why}`;
  const { objectId: subjectObjectId, displayName } = facts.person;
  auditRefusal(ctx, action, { subjectObjectId, requestId }, { reason, message, name: displayName });
  return { status: "refused", runId: null, message, reason };
}

/** Runs `work`; a refusal it throws leaves its line in the audit. */
export async function auditRefusals<T>(
  ctx: Context,
  action: ActionSpec,
  wish: Refused,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeskError) {
      const { code: reason, message } = error;
      // On a full disk the refusal itself is said, though it can't be kept.
      outlastDisk(() => auditRefusal(ctx, action, wish, { reason, message, name: wish.subjectObjectId }));
    }
    throw error;
  }
}

function auditRefusal(
  ctx: Context,
  action: ActionSpec,
  { subjectObjectId, requestId }: Refused,
  { reason, message, name }: { reason: string; message: string; name: string },
): void {
  inTransaction(ctx.db, () =>
    recordAudit(ctx, {
      event: `action.${action.key}`,
      result: "refused",
      target: { kind: "person", id: subjectObjectId, name },
      requestId: requestId ?? null,
      details: { reason, message },
    }),
  );
}
