import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { agentReads } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { workerActor } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findRequest } from "#lib/requests/find-request.ts";
import { mayWorkOn } from "#lib/requests/policy.ts";
import type { Choice } from "../choose-playbook.ts";
import type { AskModel } from "../read-message.ts";
import { readAgentRequest } from "../request-data.ts";
import type { AgentRequest, PlannedStep, PublishedPlaybook } from "../types.ts";
import { checkWish, type Checked, type Wish } from "./check-wish.ts";
import { listProposals, type Proposal } from "./proposal-rows.ts";
import { proposePlaybook } from "./propose-playbook.ts";

/** `through`: the name of the access key. */
type WishOnRequest = Wish & { requestId: string; through: string };
export type Asked = {
  proposal: Proposal;
  playbook: PublishedPlaybook;
  request: Pick<AgentRequest, "id" | "number">;
  steps: readonly PlannedStep[];
};

/**
 * Asks for one playbook on a request, as a program does with a member's key: it is proposed as if the IT Agent had
 * found it, and begins by itself only on the member's own request, where its words would have made it begin too.
 * Asked again it gives what is there. Whoever has to click is told. Throws `DeskError`.
 */
export async function askForPlaybook(
  ctx: MemberContext,
  { requestId, through, ...wish }: WishOnRequest,
): Promise<Asked> {
  const request = readOpenRequest(ctx, requestId);
  const checked = checkWish(ctx, wish, request);
  const { playbook, steps } = checked;
  const known = findKnown(ctx, playbook, request);
  if (known !== null && !isOpen(known)) return { proposal: known, playbook, request, steps };
  const choose = choosing(checked, through, request.requesterId === ctx.actor.id);
  inTransaction(ctx.db, () => readAnew(ctx, requestId));
  await proposePlaybook(ctx, requestId, choose);
  const proposal = findKnown(ctx, playbook, request);
  if (proposal === null)
    throw new DeskError("conflict", "The IT Agent was reading this request just now. Ask again in a moment.");
  if (isOpen(proposal)) tell(ctx, proposal, playbook, through);
  return { proposal, playbook, request, steps };
}

function readOpenRequest(ctx: MemberContext, requestId: string): AgentRequest {
  const { id, status, number } = findRequest(ctx, requestId);
  const request = readAgentRequest(ctx.db, id);
  if (request === null) throw new DeskError("not-found", "There is no such request.");
  if (status === "Resolved") throw new DeskError("conflict", `REQ-${number} is resolved.`);
  return request;
}

const isOpen = ({ state }: Pick<Proposal, "state">) => state === "Proposed" || state === "Asking";

/** This playbook on this request, if it was proposed. Throws when another one is, or it was put aside. */
function findKnown(
  ctx: MemberContext,
  { id }: PublishedPlaybook,
  { id: requestId, number }: AgentRequest,
): Proposal | null {
  const all = listProposals(ctx.db, requestId);
  if (all.some(({ playbookId, state }) => playbookId === id && state === "Dismissed"))
    throw new DeskError("conflict", `An agent has put this playbook aside on REQ-${number}.`);
  if (all.some(({ playbookId, state }) => playbookId !== id && state !== "Dismissed"))
    throw new DeskError("conflict", `Another playbook is on REQ-${number} already: one at a time.`);
  return all.find(({ playbookId }) => playbookId === id) ?? null;
}

/** The member's choice in the place of a model's: it has no more power than one. */
function choosing({ playbook, given }: Checked, through: string, isOwn: boolean): AskModel {
  const free = { tokens: 0, costMicros: 0, unanswered: null };
  return ({ playbooks }) => {
    const isOffered = playbooks.some(({ id }) => id === playbook.id);
    const level = isOwn ? "act" : "propose";
    const choice: Choice = {
      playbook: isOffered ? playbook : null,
      level: isOffered ? level : "silent",
      because: { by: "key", through, score: 1, words: [], cautions: [], isByService: false },
      candidates: [],
      given,
      ...free,
    };
    return Promise.resolve({ choice, ...free });
  };
}

/** What was read and led to nothing is looked at once more. */
function readAnew(ctx: MemberContext, requestId: string): void {
  ctx.db.delete(agentReads).where(eq(agentReads.requestId, requestId)).run();
}

/** Tells who has to click: whoever has the request, else the agent whose key it was. The program asked, not they. */
function tell(
  ctx: MemberContext,
  { id, requestId }: Proposal,
  { name }: PublishedPlaybook,
  through: string,
): void {
  const request = findRequest(ctx, requestId);
  const memberId = request.assigneeId ?? (mayWorkOn(ctx.actor) ? ctx.actor.id : null);
  if (memberId === null) return;
  const byProgram = { ...ctx, actor: workerActor };
  queueMessage(byProgram, {
    kind: "playbook-proposed",
    subjectId: id,
    to: [{ objectId: null, memberId }],
    facts: { through, playbook: name, number: String(request.number), title: request.title },
  });
}
