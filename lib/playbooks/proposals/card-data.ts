import "server-only";
import { eq } from "drizzle-orm";
import { workflowRuns } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { whyStill } from "#lib/workflows/playbook-holds-data.ts";
import { readRun } from "#lib/workflows/runs-data.ts";
import { findVersion } from "../playbooks-data.ts";
import { readWith } from "../read-message.ts";
import { readAgentRequest } from "../request-data.ts";
import type { Filled, PlaybookDocument } from "../schema.ts";
import type { ProposalView } from "../types.ts";
import { listProposals } from "./proposal-rows.ts";

/**
 * The newest proposal of a request as its card shows it: the steps as they would be carried out now, or once it
 * has begun, its run. For agents and admins; throws `DeskError`.
 */
export function readCard(ctx: Context, requestId: string): ProposalView | null {
  const proposal = listProposals(ctx.db, requestId).find(({ state }) => state !== "Dismissed");
  const request = proposal === undefined ? null : readAgentRequest(ctx.db, requestId);
  const playbook = proposal === undefined ? null : findVersion(ctx.db, proposal.playbookId, proposal.version);
  if (proposal === undefined || request === null || playbook === null) return null;
  const isOpen = proposal.state !== "Begun";
  const { id, version, name, publishedByName, document } = playbook;
  const card = {
    id: proposal.id,
    state: proposal.state,
    playbook: { id, name, version, publishedByName },
    autonomy: document.autonomy,
    because: proposal.because,
    question: proposal.question,
    isAutomatic: proposal.isAutomatic,
    decidedByName: proposal.decidedByName,
  };
  if (!isOpen) {
    const row = ctx.db.select().from(workflowRuns).where(eq(workflowRuns.proposalId, proposal.id)).get();
    // Begun before playbooks had runs: its actions stand on the timeline.
    if (row === undefined) return null;
    const standsStill = row.finishedAt === null ? whyStill(ctx.db, row) : null;
    const done = { filled: withChoices(document, proposal.inputs), missing: [], steps: [] };
    return { ...card, ...done, run: readRun(ctx, row.id), standsStill };
  }
  const { filled, missing, steps } = readWith(ctx, playbook, request, proposal.inputs);
  const kindOf = (key: string) => document.inputs.find((input) => input.key === key)?.kind ?? "text";
  return {
    ...card,
    filled: withChoices(document, filled),
    missing: missing.map((input) => ({ ...input, kind: kindOf(input.key) })),
    steps,
    run: null,
    standsStill: null,
  };
}

function withChoices({ inputs }: PlaybookDocument, filled: readonly Filled[]): ProposalView["filled"] {
  return filled.map((each) => ({
    ...each,
    choices: inputs.find(({ key }) => key === each.key)?.options ?? [],
  }));
}
