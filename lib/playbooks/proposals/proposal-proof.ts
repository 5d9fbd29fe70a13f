import "server-only";
import { actsHard } from "#lib/approvals/act-proof.ts";
import type { Context } from "#lib/platform/context.ts";
import { findVersion } from "../playbooks-data.ts";
import { findProposal } from "./proposal-rows.ts";

/** Does running this take something from a person that hurts? Then who clicks proves who they are. Throws `DeskError`. */
export function runsHard(ctx: Context, { proposalId }: { proposalId: string }): boolean {
  const { playbookId, version } = findProposal(ctx.db, proposalId);
  const steps = findVersion(ctx.db, playbookId, version)?.document.steps ?? [];
  return steps.some((step) => step.kind === "action" && actsHard(ctx, step));
}
