import { eq } from "drizzle-orm";
import { members, requests } from "#db/schema/index.ts";
import { fillWords, sentenceCase } from "#lib/entra/actions/action-words.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { isFallbackOn } from "./approval-policy.ts";
import { listApprovers, type Approval } from "./approval-rows.ts";

/** What is to be approved, in a few words. */
function whatOf({ actionKey, labels, question }: Approval): string {
  const action = actionKey === null ? null : findAction(actionKey);
  return action === null ? (question ?? "") : sentenceCase(fillWords(action.words.bare, labels ?? {}));
}

/** Tells those whose turn it is; call it in the transaction that asks or reminds. */
export function tellApprovers(
  ctx: Context,
  approval: Approval,
  kind: "approval-asked" | "approval-reminded",
): void {
  const now = ctx.clock.now();
  const turn = listApprovers(ctx.db, approval.id).filter(
    ({ vote, isFallback }) => vote === null && (!isFallback || isFallbackOn(approval, now)),
  );
  // Each reminder is news, the question itself only once.
  const subjectId = kind === "approval-asked" ? approval.id : `${approval.id}:${now}`;
  const by = kind === "approval-asked" ? approval.askedByName : ctx.actor.displayName;
  queueMessage(ctx, { kind, subjectId, to: turn, facts: { what: whatOf(approval), by, id: approval.id } });
}

/** Tells the member whose key it was that a program's proposal waits for their start; call it in its transaction. */
export function tellProposal(ctx: Context, approval: Approval): void {
  const { id, askedBy, proposedThrough } = approval;
  // The program asked, not the member: they may not even know of it.
  const byProgram = { ...ctx, actor: workerActor };
  queueMessage(byProgram, {
    kind: "action-proposed",
    subjectId: id,
    to: [{ objectId: null, memberId: askedBy }],
    facts: { through: proposedThrough ?? "A program", what: whatOf(approval), id },
  });
}

/** Tells the asker and the requester how it was decided; call it in the transaction of the decision. */
export function tellDecision(ctx: Context, approval: Approval): void {
  const { id, state, askedBy, requestId, decidedByName, decisionNote } = approval;
  const what = whatOf(approval);
  const note = decisionNote === null ? "" : `: ${decisionNote}`;
  const how =
    state === "Expired" ? "Nobody decided in time." : `${decidedByName ?? "Somebody"} decided${note}`;
  const asker = { objectId: null, memberId: askedBy };
  queueMessage(ctx, {
    kind: "approval-decided",
    subjectId: id,
    to: [asker],
    facts: { decision: state, what, how, id },
  });
  const request = requestId === null ? undefined : findRequester(ctx, requestId);
  if (request === undefined || request.memberId === askedBy) return;
  const { number, title, memberId } = request;
  queueMessage(ctx, {
    kind: "request-decided",
    subjectId: id,
    to: [{ objectId: null, memberId }],
    facts: { decision: state, what, number: String(number), title },
  });
}

function findRequester({ db }: Context, requestId: string) {
  const { number, title } = requests;
  return db
    .select({ number, title, memberId: members.id })
    .from(requests)
    .innerJoin(members, eq(members.id, requests.requesterId))
    .where(eq(requests.id, requestId))
    .get();
}
