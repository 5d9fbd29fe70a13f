import { auditEntries } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";

/** One line of the audit log, apart from who and when. */
export type AuditLine = {
  /** Dotted business word: `connection.connected`, `action.add-user-to-group`, `member.signed-in`. */
  event: string;
  result: string;
  target?: { kind: string; id: string; name: string };
  requestId?: string | null;
  actionRunId?: string | null;
  digest?: string | null;
  graphRequestId?: string | null;
  /** Before/after and reasons; never a secret. */
  details?: Record<string, unknown>;
};

/** Writes one audit row. Call it inside the transaction of the change it tells about. */
export function recordAudit(ctx: Context, line: AuditLine): void {
  ctx.db
    .insert(auditEntries)
    .values({
      at: ctx.clock.now(),
      event: line.event,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorName: ctx.actor.displayName,
      targetKind: line.target?.kind ?? null,
      targetId: line.target?.id ?? null,
      targetName: line.target?.name ?? null,
      result: line.result,
      requestId: line.requestId ?? null,
      actionRunId: line.actionRunId ?? null,
      digest: line.digest ?? null,
      graphRequestId: line.graphRequestId ?? null,
      details: line.details ?? null,
    })
    .run();
}
