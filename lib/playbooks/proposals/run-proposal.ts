import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbookProposals } from "#db/schema/index.ts";
import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findVersion, isPublished } from "../playbooks-data.ts";
import { readWith } from "../read-message.ts";
import { readAgentRequest } from "../request-data.ts";
import { carryOut } from "./carry-out.ts";
import { findProposal, whyOverLimit } from "./proposal-rows.ts";

/** Runs what is proposed, with the rights of the agent who clicks. Agents and admins only. Throws `DeskError`. */
export async function runProposal(
  ctx: MemberContext,
  { proposalId }: { proposalId: string },
  open = openActionTools,
): Promise<void> {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => begin(ctx, proposalId));
  await carryOut(ctx, proposalId, open);
}

function begin(ctx: MemberContext, proposalId: string): void {
  const proposal = findProposal(ctx.db, proposalId);
  const playbook = findVersion(ctx.db, proposal.playbookId, proposal.version);
  const request = readAgentRequest(ctx.db, proposal.requestId);
  if (playbook === null || request === null) throw new DeskError("not-found", "There is no such proposal.");
  if (!isPublished(ctx.db, proposal.playbookId))
    throw new DeskError("conflict", "The playbook was paused meanwhile. Nothing was changed.");
  const { missing, filled } = readWith(ctx, playbook, request, proposal.inputs);
  if (missing[0] !== undefined) throw new DeskError("invalid-input", `Fill in ${missing[0].label} first.`);
  const limit = whyOverLimit(ctx.db, ctx.clock.now(), playbook.id, playbook.document, request.requesterId);
  if (limit !== null) throw new DeskError("conflict", `${limit} Nothing was changed.`);
  const now = ctx.clock.now();
  const isOpen = and(eq(playbookProposals.id, proposalId), eq(playbookProposals.state, proposal.state));
  const by = { decidedBy: ctx.actor.id, decidedByName: ctx.actor.displayName };
  if (proposal.state !== "Proposed" && proposal.state !== "Asking")
    throw new DeskError("conflict", "Somebody has decided about it already. Nothing was changed.");
  ctx.db
    .update(playbookProposals)
    .set({ state: "In progress", inputs: filled, ...by, startedAt: now, updatedAt: now })
    .where(isOpen)
    .run();
  const target = { kind: "playbook", id: playbook.id, name: playbook.name };
  const details = { version: playbook.version, publishedBy: playbook.publishedByName };
  recordAudit(ctx, { event: "playbook.began", result: "Done", requestId: request.id, target, details });
}
