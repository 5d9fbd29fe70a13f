import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvals, approvers, messages } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { tellApprovers } from "./tell-approval.ts";

/** Tells those who step in once half of the time is over and they may decide too; each of them once. */
export function tellStepIns(ctx: Context): void {
  if (untold(ctx).length === 0) return;
  inTransaction(ctx.db, () => {
    for (const approval of untold(ctx)) tellApprovers(ctx, approval, "approval-asked");
  });
}

/** Open approvals with somebody who may step in by now and was told nothing. */
function untold({ db, clock }: Context) {
  const recipient = sql`coalesce('person:' || ${approvers.objectId}, 'member:' || ${approvers.memberId})`;
  const wasTold = sql`EXISTS (SELECT 1 FROM ${messages} WHERE ${messages.kind} = 'approval-asked'
    AND ${messages.subjectId} = ${approvals.id} AND ${messages.recipient} = ${recipient})`;
  const rows = db
    .selectDistinct({ approval: approvals })
    .from(approvals)
    .innerJoin(approvers, and(eq(approvers.approvalId, approvals.id), approvers.isFallback))
    .where(
      and(
        eq(approvals.state, "Pending"),
        lte(approvals.fallbackAt, clock.now()),
        isNull(approvers.vote),
        sql`NOT ${wasTold}`,
      ),
    )
    .all();
  return rows.map(({ approval }) => approval);
}
