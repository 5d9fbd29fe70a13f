import "server-only";
import type { Context } from "#lib/platform/context.ts";
import { findVersion } from "../playbooks-data.ts";
import { readWith } from "../read-message.ts";
import { readAgentRequest } from "../request-data.ts";
import type { ProposalView } from "../types.ts";
import { listProposals } from "./proposal-rows.ts";

/** The newest proposal of a request as its card shows it: the steps as they would be carried out now. */
export function readCard(ctx: Context, requestId: string): ProposalView | null {
  const proposal = listProposals(ctx.db, requestId).find(({ state }) => state !== "Dismissed");
  const request = proposal === undefined ? null : readAgentRequest(ctx.db, requestId);
  const playbook = proposal === undefined ? null : findVersion(ctx.db, proposal.playbookId, proposal.version);
  if (proposal === undefined || request === null || playbook === null) return null;
  const isOpen = proposal.state === "Proposed" || proposal.state === "Asking";
  const { filled, missing, steps } = readWith(ctx, playbook, request, proposal.inputs);
  const kindOf = (key: string) => playbook.document.inputs.find((input) => input.key === key)?.kind ?? "text";
  const { id, version, name, publishedByName } = playbook;
  return {
    id: proposal.id,
    state: proposal.state,
    playbook: { id, name, version, publishedByName },
    autonomy: playbook.document.autonomy,
    because: proposal.because,
    filled: isOpen ? filled : proposal.inputs,
    missing: isOpen ? missing.map((input) => ({ ...input, kind: kindOf(input.key) })) : [],
    question: proposal.question,
    steps: isOpen ? steps : [],
    results: proposal.results,
    isAutomatic: proposal.isAutomatic,
    decidedByName: proposal.decidedByName,
    updatedAt: proposal.updatedAt,
  };
}
