import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import type { ActionRun } from "./run-state.ts";

/** The audit row of one change of a run's state; call it in the transaction of that change. */
export function auditRun(ctx: Context, run: ActionRun, technical: string | null): void {
  recordAudit(ctx, {
    event: `action.${run.actionKey}`,
    result: run.state,
    target: { kind: "person", id: run.subjectObjectId, name: run.subjectName },
    requestId: run.requestId,
    actionRunId: run.id,
    digest: run.digest,
    graphRequestId: run.graphRequestId,
    details: {
      input: run.input,
      labels: run.labels,
      clientRequestId: run.clientRequestId,
      ...(run.reason === null ? {} : { reason: run.reason }),
      ...(run.before === null ? {} : { before: run.before }),
      ...(run.after === null ? {} : { after: run.after }),
      ...(run.errorKind === null ? {} : { errorKind: run.errorKind, errorMessage: run.errorMessage }),
      ...(technical === null ? {} : { technical }),
      ...(run.undoOf === null ? {} : { undoOf: run.undoOf }),
      ...(run.approvalId === null ? {} : { approval: run.approvalId }),
      ...(run.endsAt === null ? {} : { endsAt: run.endsAt }),
    },
  });
}
