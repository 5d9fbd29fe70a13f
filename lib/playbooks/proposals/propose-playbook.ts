import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { agentDecisions, agentReads, playbookProposals } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId, sha256 } from "#lib/platform/ids.ts";
import { writeAsItAgent } from "#lib/requests/write-as-it-agent.ts";
import { readAskerTest } from "../askers-data.ts";
import { whyHeld } from "../checks/held-data.ts";
import type { Choice } from "../choose-playbook.ts";
import { whyClick } from "../guardrail.ts";
import { listPublished } from "../playbooks-data.ts";
import { chooseFor, readWith, type AskModel, type Reading } from "../read-message.ts";
import { readAgentRequest } from "../request-data.ts";
import type { AgentRequest, PublishedPlaybook } from "../types.ts";
import { beginProposal } from "./begin-proposal.ts";
import { listProposals, whyOverLimit } from "./proposal-rows.ts";

type Outcome = "silent" | "asked" | "proposed" | "asked-approval" | "acted";

/**
 * Reads a request, or what its requester has added, and stays silent, asks one question, proposes a playbook, or
 * begins it where that is allowed without a click. For the worker. What it did is logged; the text is not.
 * @param askModel null: words alone decide.
 */
export async function proposePlaybook(
  ctx: Context,
  requestId: string,
  askModel: AskModel | null,
): Promise<void> {
  const from = performance.now();
  const request = readAgentRequest(ctx.db, requestId);
  if (request === null) return;
  const mayAsk = readAskerTest(ctx.db, {
    memberId: request.requesterId,
    objectId: request.requester?.objectId ?? null,
  });
  const known = listProposals(ctx.db, requestId);
  const open = known.find(({ state }) => state === "Asking" || state === "Proposed");
  const isBusy = known.some(({ state }) => state === "Begun");
  // One playbook for one request, and none that somebody has put aside: a thread of messages can't set off a loop.
  const offered = listPublished(ctx.db).filter(
    ({ id, document }) =>
      mayAsk(document) &&
      !isBusy &&
      (open === undefined || open.playbookId === id) &&
      !known.some(({ playbookId, state }) => playbookId === id && state === "Dismissed"),
  );
  const choice = offered.length === 0 ? null : await chooseFor(ctx, offered, request, askModel);
  const { playbook = null } = choice ?? {};
  const byAgents = open?.inputs.filter(({ source }) => source === "agent" || source === "key") ?? [];
  const reading =
    choice === null || playbook === null
      ? null
      : readWith(ctx, playbook, request, [...byAgents, ...choice.given]);
  inTransaction(ctx.db, () => {
    if (!markRead(ctx, request)) return;
    const outcome =
      choice === null || playbook === null || reading === null
        ? "silent"
        : propose(ctx, request, playbook, choice, reading, open?.id ?? null);
    if (choice !== null) logDecision(ctx, request, choice, reading, outcome, performance.now() - from);
  });
}

/** False when somebody else has read this far meanwhile. */
function markRead(ctx: Context, { id: requestId, lastEntryId: entryId }: AgentRequest): boolean {
  const row = ctx.db.select().from(agentReads).where(eq(agentReads.requestId, requestId)).get();
  if (row !== undefined && row.entryId >= entryId) return false;
  const values = { entryId, readAt: ctx.clock.now() };
  ctx.db
    .insert(agentReads)
    .values({ requestId, ...values })
    .onConflictDoUpdate({ target: agentReads.requestId, set: values })
    .run();
  return true;
}

function propose(
  ctx: Context,
  request: AgentRequest,
  playbook: PublishedPlaybook,
  choice: Choice,
  reading: Reading,
  openId: string | null,
): Outcome {
  const [first] = reading.missing;
  const wasAsked = openId !== null;
  const question =
    first !== undefined && first.question !== "" && choice.level === "act" ? first.question : null;
  const isAsking = question !== null && !wasAsked;
  const id = openId ?? newId();
  const now = ctx.clock.now();
  const values = {
    state: isAsking ? "Asking" : "Proposed",
    version: playbook.version,
    because: choice.because,
    inputs: reading.filled,
    updatedAt: now,
    ...(isAsking ? { question } : {}),
  } as const;
  const row = { id, requestId: request.id, playbookId: playbook.id, createdAt: now };
  ctx.db
    .insert(playbookProposals)
    .values({ ...row, ...values })
    .onConflictDoUpdate({ target: playbookProposals.id, set: values })
    .run();
  const why = whyNotByItself(ctx, request, playbook, choice, reading);
  if (why === null) {
    beginProposal(ctx, { proposalId: id, playbook, request, filled: reading.filled, by: null });
    return playbook.document.autonomy === "Automatic" ? "acted" : "asked-approval";
  }
  if (isAsking) writeAsItAgent(ctx, request.id, question);
  recordAudit(ctx, {
    event: "playbook.proposed",
    result: "Done",
    requestId: request.id,
    target: { kind: "playbook", id: playbook.id, name: playbook.name },
    details: {
      version: playbook.version,
      publishedBy: playbook.publishedByName,
      by: choice.because.by,
      why,
    },
  });
  return isAsking ? "asked" : "proposed";
}

/** Why it waits for a click; null when it may begin by itself. */
function whyNotByItself(
  ctx: Context,
  request: AgentRequest,
  playbook: PublishedPlaybook,
  { level }: Choice,
  { missing, steps }: Reading,
): string | null {
  const { id, document } = playbook;
  const held = whyHeld(ctx.db, playbook);
  if (held !== null) return held;
  if (level !== "act") return "It is not sure enough.";
  if (request.status !== "New") return "Somebody works on it already.";
  if (missing.length > 0) return "Something is missing.";
  if (findAutomationPause(ctx.db) !== null) return "All automation is paused.";
  return (
    whyClick(document.autonomy, steps, request.requester?.objectId ?? null) ??
    whyOverLimit(ctx.db, ctx.clock.now(), id, document, request.requesterId)
  );
}

function logDecision(
  ctx: Context,
  request: AgentRequest,
  choice: Choice,
  reading: Reading | null,
  outcome: Outcome,
  tookMs: number,
): void {
  ctx.db
    .insert(agentDecisions)
    .values({
      requestId: request.id,
      at: ctx.clock.now(),
      inputDigest: sha256(`${request.title}\n${request.text}`),
      candidates: choice.candidates,
      playbookId: choice.playbook?.id ?? null,
      by: choice.because.by,
      calls: (reading?.steps ?? []).flatMap(({ call }) => (call === null ? [] : [call])),
      outcome,
      tokens: choice.tokens,
      costMicros: choice.costMicros,
      tookMs: Math.round(tookMs),
    })
    .run();
}
