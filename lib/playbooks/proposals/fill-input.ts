import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbookProposals } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { readInputValue } from "../input-value-data.ts";
import { findVersion } from "../playbooks-data.ts";
import type { Filled, PlaybookInput } from "../schema.ts";
import { findProposal } from "./proposal-rows.ts";

/** Fills an input of a proposal, or changes it. Agents and admins only. Throws `DeskError`. */
export function fillInput(
  ctx: MemberContext,
  given: { proposalId: string; key: string; value: string },
): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const proposal = findProposal(ctx.db, given.proposalId);
    const playbook = findVersion(ctx.db, proposal.playbookId, proposal.version);
    const input = playbook?.document.inputs.find(({ key }) => key === given.key);
    if (playbook === null || input === undefined) throw new DeskError("not-found", "There is no such input.");
    if (proposal.state !== "Proposed" && proposal.state !== "Asking")
      throw new DeskError("conflict", "Somebody has decided about it already. Nothing was changed.");
    const filled = fill(ctx, input, given.value);
    const inputs = [...proposal.inputs.filter(({ key }) => key !== given.key), filled];
    ctx.db
      .update(playbookProposals)
      .set({ inputs, state: "Proposed", updatedAt: ctx.clock.now() })
      .where(eq(playbookProposals.id, proposal.id))
      .run();
    const target = { kind: "playbook", id: playbook.id, name: playbook.name };
    const details = { after: { [input.label]: filled.text } };
    recordAudit(ctx, {
      event: "playbook.filled",
      result: "Done",
      requestId: proposal.requestId,
      target,
      details,
    });
  });
}

function fill(ctx: MemberContext, input: PlaybookInput, given: string): Filled {
  const { key, label, kind } = input;
  const read = readInputValue(ctx.db, input, given);
  if (read.kind === "refused") throw new DeskError("invalid-input", read.why, { value: read.why });
  return { key, label, kind, value: read.value, text: read.text, source: "agent" };
}
