import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbookProposals } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { assignRequest } from "#lib/requests/assign-request.ts";
import { findProposal } from "./proposal-rows.ts";

type Dismissal = { proposalId: string; takesOver: boolean };

/**
 * Puts a proposal aside: this playbook is not proposed on this request again. Taking over also assigns the
 * request to whoever does. Agents and admins only. Throws `DeskError`.
 */
export function dismissProposal(ctx: MemberContext, { proposalId, takesOver }: Dismissal): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const { id, state, requestId, playbookId } = findProposal(ctx.db, proposalId);
    if (state !== "Proposed" && state !== "Asking")
      throw new DeskError("conflict", "Somebody has decided about it already. Nothing was changed.");
    ctx.db
      .update(playbookProposals)
      .set({
        state: "Dismissed",
        decidedBy: ctx.actor.id,
        decidedByName: ctx.actor.displayName,
        updatedAt: ctx.clock.now(),
      })
      .where(eq(playbookProposals.id, id))
      .run();
    if (takesOver) assignRequest(ctx, { requestId, assigneeId: ctx.actor.id });
    const target = { kind: "playbook", id: playbookId, name: "Playbook" };
    recordAudit(ctx, {
      event: "playbook.dismissed",
      result: "Done",
      requestId,
      target,
      details: { takesOver },
    });
  });
}
