import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { members, playbookProposals } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { startPlaybookRun } from "#lib/workflows/start-playbook-run.ts";
import { compilePlaybook, playbookOccasion } from "../compile-playbook.ts";
import type { Filled } from "../schema.ts";
import { readStepTest } from "../step-test-data.ts";
import type { AgentRequest, PublishedPlaybook } from "../types.ts";

type Beginning = {
  proposalId: string;
  playbook: PublishedPlaybook;
  request: AgentRequest;
  filled: readonly Filled[];
  /** The agent who clicks; null: by itself. */
  by: { id: string; displayName: string } | null;
};

/**
 * Begins what is proposed, once: its inputs are frozen, and the playbook's version is compiled with them into a
 * run, which the worker carries out. Call it in a transaction. Throws `DeskError` when somebody has decided.
 */
export function beginProposal(ctx: Context, { proposalId, playbook, request, filled, by }: Beginning): void {
  const now = ctx.clock.now();
  const isOpen = inArray(playbookProposals.state, ["Proposed", "Asking"]);
  const begun = ctx.db
    .update(playbookProposals)
    .set({
      state: "Begun",
      version: playbook.version,
      inputs: filled,
      isAutomatic: by === null,
      decidedBy: by?.id ?? null,
      decidedByName: by?.displayName ?? null,
      startedAt: now,
      updatedAt: now,
    })
    .where(and(eq(playbookProposals.id, proposalId), isOpen))
    .returning({ id: playbookProposals.id })
    .get();
  if (begun === undefined)
    throw new DeskError("conflict", "Somebody has decided about it already. Nothing was changed.");
  const { id, version, name, publishedByName } = playbook;
  const wish = { filled, request };
  const person = request.requester ?? { objectId: null, displayName: nameOf(ctx, request) };
  startPlaybookRun(ctx, {
    proposalId,
    playbook: { id, version },
    compiled: compilePlaybook(playbook, wish, readStepTest(ctx, wish)),
    requestId: request.id,
    person,
    occasion: playbookOccasion(
      wish,
      by === null ? "The IT Agent" : `The IT Agent, by a click of ${by.displayName}`,
    ),
    actsAs: by?.id ?? null,
  });
  const target = { kind: "playbook", id, name };
  const details = { version, publishedBy: publishedByName };
  recordAudit(ctx, { event: "playbook.began", result: "Done", requestId: request.id, target, details });
}

function nameOf({ db }: Pick<Context, "db">, { requesterId }: AgentRequest): string {
  return db.select().from(members).where(eq(members.id, requesterId)).get()?.displayName ?? "The requester";
}
