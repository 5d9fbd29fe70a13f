import "server-only";
import { inTransaction } from "#db/client.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findVersion, isPublished } from "../playbooks-data.ts";
import { readWith } from "../read-message.ts";
import { readAgentRequest } from "../request-data.ts";
import { beginProposal } from "./begin-proposal.ts";
import { findProposal, whyOverLimit } from "./proposal-rows.ts";

/**
 * Begins what is proposed, with the rights of the agent who clicks; the worker carries it out. Agents and
 * admins only. Throws `DeskError`.
 */
export function runProposal(ctx: MemberContext, { proposalId }: { proposalId: string }): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const proposal = findProposal(ctx.db, proposalId);
    const playbook = findVersion(ctx.db, proposal.playbookId, proposal.version);
    const request = readAgentRequest(ctx.db, proposal.requestId);
    if (playbook === null || request === null) throw new DeskError("not-found", "There is no such proposal.");
    const refuse = (why: string) => new DeskError("conflict", `${why} Nothing was changed.`);
    if (!isPublished(ctx.db, playbook.id)) throw refuse("The playbook was paused meanwhile.");
    if (findAutomationPause(ctx.db) !== null) throw refuse("All automation is paused.");
    const { missing, filled } = readWith(ctx, playbook, request, proposal.inputs);
    if (missing[0] !== undefined) throw new DeskError("invalid-input", `Fill in ${missing[0].label} first.`);
    const limit = whyOverLimit(ctx.db, ctx.clock.now(), playbook.id, playbook.document, request.requesterId);
    if (limit !== null) throw refuse(limit);
    beginProposal(ctx, { proposalId, playbook, request, filled, by: ctx.actor });
  });
}
