import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbookProposals } from "#db/schema/index.ts";
import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { submitAction } from "#lib/approvals/submit-action.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { diagnoseSignIn } from "../diagnose-sign-in.ts";
import { fillText } from "../fill-text.ts";
import { findVersion } from "../playbooks-data.ts";
import { planSteps } from "../plan-steps.ts";
import { readAgentRequest } from "../request-data.ts";
import type { StepResult } from "../schema.ts";
import type { AgentRequest, PlannedStep, PublishedPlaybook } from "../types.ts";
import { askRequester } from "./ask-requester.ts";
import { openIncident } from "./open-incident.ts";
import { findProposal, type Proposal } from "./proposal-rows.ts";

type Carried = { ctx: Context; proposal: Proposal; playbook: PublishedPlaybook; request: AgentRequest };

/**
 * Carries a proposal's steps out in order, each once: actions through the one gate, with the rights of whoever
 * `ctx` is. What is kept already is not done again, so that a second call after a crash goes on.
 */
export async function carryOut(ctx: Context, proposalId: string, open: OpenActionTools): Promise<void> {
  const proposal = findProposal(ctx.db, proposalId);
  const playbook = findVersion(ctx.db, proposal.playbookId, proposal.version);
  const request = readAgentRequest(ctx.db, proposal.requestId);
  if (proposal.state !== "In progress" || playbook === null || request === null) return;
  // The inputs are frozen: what the requester writes from here on changes nothing.
  const { document } = playbook;
  const steps = planSteps(ctx, { document, filled: proposal.inputs, requester: request.requester, request });
  const results = [...proposal.results];
  for (const step of steps) {
    if (results.some(({ stepId }) => stepId === step.stepId)) continue;
    results.push(await carryOutStep({ ctx, proposal, playbook, request }, step, open));
    ctx.db
      .update(playbookProposals)
      .set({ results, updatedAt: ctx.clock.now() })
      .where(eq(playbookProposals.id, proposalId))
      .run();
  }
  finish(ctx, proposal, playbook, results);
}

async function carryOutStep(carried: Carried, step: PlannedStep, open: OpenActionTools): Promise<StepResult> {
  const { stepId, title } = step;
  const come = (
    status: StepResult["status"],
    message: string,
    more: Partial<StepResult> = {},
  ): StepResult => ({
    stepId,
    title,
    status,
    message,
    runId: null,
    approvalId: null,
    ...more,
  });
  if (step.status === "not-possible" || step.status === "guardrail") return come("failed", step.why ?? "");
  try {
    if (step.call === null) return come("done", carryOutWords(carried, step));
    const outcome = await submitAction(carried.ctx, wishOf(carried, step, step.call), open);
    const { runId, approvalId = null, message } = outcome;
    const isFailed = outcome.status === "refused" || outcome.status === "failed";
    const status = outcome.status === "waiting-approval" ? "waiting" : isFailed ? "failed" : "done";
    return come(status, message, { runId, approvalId });
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return come("failed", error.message);
  }
}

function wishOf(
  { proposal, playbook, request }: Carried,
  step: PlannedStep,
  call: NonNullable<PlannedStep["call"]>,
) {
  const { name, version, publishedByName, document } = playbook;
  return {
    ...call,
    requestId: request.id,
    // The audit keeps it with the run: which playbook, and who stands behind it.
    reason: `Playbook “${name}”, version ${version}, published by ${publishedByName}`,
    idempotencyKey: `playbook:${proposal.id}:${step.stepId}`,
    batchId: proposal.id,
    isApprovalWanted: document.autonomy === "With approval",
  };
}

/** What is no action: a request for people, an answer, a look. */
function carryOutWords({ ctx, proposal, playbook, request }: Carried, { stepId }: PlannedStep): string {
  const step = playbook.document.steps.find(({ id }) => id === stepId);
  const { requester } = request;
  const words = { filled: proposal.inputs, requester, request };
  if (step?.kind === "request") {
    const text = `${fillText(step.text, words)}\n\nOpened by the playbook “${playbook.name}”.`.trim();
    const person = proposal.inputs.find(({ kind }) => kind === "person");
    const subject = person === undefined ? requester : { objectId: person.value, displayName: person.text };
    const about = { serviceKey: step.serviceKey, title: fillText(step.title, words), text, subject };
    const { number } = openIncident(ctx, {
      ...about,
      key: `${proposal.id}:${stepId}`,
      requesterId: request.requesterId,
    });
    return `REQ-${number}`;
  }
  if (step?.kind === "reply") {
    inTransaction(ctx.db, () => askRequester(ctx, request, fillText(step.text, words)));
    return "Answered";
  }
  return requester === null
    ? "The requester is no person in Entra."
    : diagnoseSignIn(ctx.db, requester.objectId);
}

function finish(
  ctx: Context,
  proposal: Proposal,
  playbook: PublishedPlaybook,
  results: readonly StepResult[],
): void {
  const isFailed = results.some(({ status }) => status === "failed");
  const isWaiting = results.some(({ status }) => status === "waiting");
  const state = isWaiting ? "Waiting" : isFailed ? "Failed" : "Completed";
  inTransaction(ctx.db, () => {
    ctx.db
      .update(playbookProposals)
      .set({ state, updatedAt: ctx.clock.now() })
      .where(eq(playbookProposals.id, proposal.id))
      .run();
    const target = { kind: "playbook", id: playbook.id, name: playbook.name };
    const details = { version: playbook.version, publishedBy: playbook.publishedByName, results };
    recordAudit(ctx, {
      event: "playbook.ran",
      result: state === "Failed" ? "failed" : "Done",
      requestId: proposal.requestId,
      target,
      details,
    });
  });
}
