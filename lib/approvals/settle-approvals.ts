import { and, asc, eq, isNotNull, isNull, lte, or } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvals } from "#db/schema/index.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { isProposal } from "./approval-policy.ts";
import { auditApproval } from "./audit-approval.ts";
import type { OpenActionTools } from "./open-action-tools.ts";
import { recordApprovalOnTimeline } from "./record-on-timeline.ts";
import { runApproved } from "./run-approved.ts";
import { tellDecision } from "./tell-approval.ts";
import { tellStepIns } from "./tell-step-ins.ts";

const AT_ONCE = 50;

/**
 * The worker's turn over approvals: what nobody decided in time is expired, those who step in are told, and what was approved but not
 * carried out (a crash, a pause) is carried out or voided. Safe to call as often as wanted, by several.
 */
export async function settleApprovals(ctx: Context, open: OpenActionTools): Promise<void> {
  expireApprovals(ctx);
  tellStepIns(ctx);
  if (findAutomationPause(ctx.db) !== null) return;
  for (const { id, actionKey, expiresAt, ...rest } of approvedUnused(ctx)) {
    const makesPassword = actionKey !== null && findAction(actionKey)?.makesPassword === true;
    const waitsForAsker = makesPassword || isProposal(rest);
    // A temporary password is made when somebody is there to see it, and what a program proposed is started
    // by a person; only a late one is voided here.
    if (!waitsForAsker || ctx.clock.now() >= expiresAt) await runApproved(ctx, id, open);
  }
}

function expireApprovals(ctx: Context): void {
  const now = ctx.clock.now();
  const isLate = and(eq(approvals.state, "Pending"), lte(approvals.expiresAt, now));
  if (ctx.db.select({ id: approvals.id }).from(approvals).where(isLate).get() === undefined) return;
  inTransaction(ctx.db, () => {
    const late = ctx.db
      .update(approvals)
      .set({ state: "Expired", decidedAt: now })
      .where(isLate)
      .returning()
      .all();
    for (const approval of late) {
      auditApproval(ctx, approval, "expired");
      recordApprovalOnTimeline(ctx, approval);
      tellDecision(ctx, approval);
    }
  });
}

function approvedUnused(ctx: Context) {
  const { id, actionKey, expiresAt, state, decidedBy } = approvals;
  return ctx.db
    .select({ id, actionKey, expiresAt, state, decidedBy })
    .from(approvals)
    .where(
      and(
        eq(approvals.state, "Approved"),
        eq(approvals.kind, "action"),
        isNull(approvals.consumedAt),
        // Proposals that are not late have no business here: many of them must not stand before the rest.
        or(isNotNull(approvals.decidedBy), lte(approvals.expiresAt, ctx.clock.now())),
      ),
    )
    .orderBy(asc(approvals.decidedAt))
    .limit(AT_ONCE)
    .all();
}
