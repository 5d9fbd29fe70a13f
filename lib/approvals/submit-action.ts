import { count, eq } from "drizzle-orm";
import { actionRuns } from "#db/schema/index.ts";
import { fillWords } from "#lib/entra/actions/action-words.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import { prolongs } from "#lib/entra/actions/ending-rows.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { runAction } from "#lib/entra/actions/run-action.ts";
import type { ActionOutcome, ReadyCall } from "#lib/entra/actions/run-types.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { overLimit } from "./action-limits.ts";
import { admitAction, checkTypedName, type ActionWish, type Admitted } from "./admit-action.ts";
import { approvalDue, approverListWords, dueWords, NO_APPROVER, type ApprovalDue } from "./approval-due.ts";
import { findApprovalByKey, isAbout, listApprovers, type Approval } from "./approval-rows.ts";
import { askApproval } from "./ask-approval.ts";
import { grants, whyNotGranted } from "./granted-calls.ts";
import { isAsAsked } from "./is-as-asked.ts";
import { openActionTools, openToolsOrRefuse, type OpenActionTools } from "./open-action-tools.ts";
import { isProposal } from "./approval-policy.ts";
import { decideProposal, nothingToPropose, proposedWords } from "./decide-proposal.ts";
import { auditRefusals, refuseAction } from "./refuse-action.ts";

/** Why an action needs no approval of its own: it has one, or it only ends what was agreed to end. */
type Authority =
  | { kind: "none" }
  | { kind: "approval"; approval: Approval }
  | { kind: "ending" }
  | { kind: "proposal"; through: string }
  | { kind: "granted"; approval: Approval };

/**
 * The one gate to every action: known → who may → parse → possible → protected → limits → approval →
 * run. Expected outcomes are returned; `DeskError` is thrown for a wrong role, a foreign request, bad
 * input, or a key that was used for something else. Every refusal is audited.
 */
export function submitAction(ctx: Context, wish: ActionWish, open = openActionTools): Promise<ActionOutcome> {
  return passGate(ctx, wish, { kind: "none" }, open);
}

/**
 * The same for what a program asks with a member's key: nothing runs by it. What a rule wants approved is
 * asked; anything else is kept as a proposal, until that member starts it in the desk.
 * @param through the name of the key.
 */
export function proposeAction(ctx: Context, wish: ActionWish, through: string): Promise<ActionOutcome> {
  return passGate(ctx, wish, { kind: "proposal", through }, openActionTools);
}

/** The same for access that ends at its date: that it ends was decided when it was given. */
export function submitEnding(ctx: Context, wish: ActionWish, open = openActionTools): Promise<ActionOutcome> {
  return passGate(ctx, wish, { kind: "ending" }, open);
}

/**
 * The same for an action of a workflow whose approval covers it; `ctx` is the workflow's. Where the rules
 * ask somebody else than who approved the workflow's step, the action waits for them too.
 */
export function submitGranted(
  ctx: Context,
  wish: ActionWish,
  approval: Approval,
  open: OpenActionTools,
): Promise<ActionOutcome> {
  return passGate(ctx, wish, { kind: "granted", approval }, open);
}

/** The same for what was approved; `ctx` is the member who asked. Everything is checked again. */
export function submitApproved(
  ctx: Context,
  approval: Approval,
  open: OpenActionTools,
): Promise<ActionOutcome> {
  const { actionKey, subjectObjectId, input, requestId, reason, undoOf, endsAt, batchId } = approval;
  if (actionKey === null || subjectObjectId === null)
    throw new DeskError("invalid-input", "This approval is about no action.");
  // The next try after one that never left has a key of its own; two at once share one.
  const tries = ctx.db
    .select({ n: count() })
    .from(actionRuns)
    .where(eq(actionRuns.approvalId, approval.id))
    .get();
  const attempt = approval.consumedAt === null ? (tries?.n ?? 0) : (tries?.n ?? 1) - 1;
  const idempotencyKey = `approval:${approval.id}:${attempt}`;
  const what = { actionKey, subjectObjectId, input: input ?? {}, idempotencyKey };
  const wish = { ...what, requestId, reason, undoOf, endsAt, batchId };
  return passGate(ctx, wish, { kind: "approval", approval }, open);
}

async function passGate(
  ctx: Context,
  wish: ActionWish,
  authority: Authority,
  open: OpenActionTools,
): Promise<ActionOutcome> {
  const action = findAction(wish.actionKey);
  if (action === null) throw new DeskError("invalid-input", "There is no such action.");
  const inAudit = <T>(work: () => T | Promise<T>) => auditRefusals(ctx, action, wish, work);
  const admitted = await inAudit(() => admitAction(ctx, action, wish));
  const isAsking = authority.kind !== "approval" && authority.kind !== "ending";
  const asked = isAsking ? findApprovalByKey(ctx.db, wish.idempotencyKey) : null;
  if (asked !== null) return inAudit(() => waitingFor(ctx, action, admitted, wish, authority));
  const isRepeated = isKnownKey(ctx, wish.idempotencyKey);
  const decision = isRepeated ? READY : await inAudit(() => decide(ctx, action, admitted, wish, authority));
  if (decision.kind === "refused")
    return refuseAction(ctx, action, { facts: admitted.facts, requestId: wish.requestId ?? null }, decision);
  if (decision.kind === "due")
    return inAudit(() => waitingFor(ctx, action, admitted, wish, authority, decision.due));
  if (authority.kind === "proposal") return nothingToPropose(action, admitted.facts);
  const ready: ReadyCall = {
    action,
    facts: admitted.facts,
    input: admitted.input,
    eligibility: decision.eligibility,
    requestId: wish.requestId ?? null,
    reason: wish.reason ?? null,
    idempotencyKey: wish.idempotencyKey,
    undoOf: wish.undoOf ?? null,
    approvalId: authority.kind === "approval" ? authority.approval.id : null,
    batchId: wish.batchId ?? null,
    endsAt: wish.endsAt ?? null,
  };
  return inAudit(() => runAction(ctx, ready, openToolsOrRefuse(ctx, open)));
}

type GateDecision =
  | { kind: "ready"; eligibility: ReadyCall["eligibility"] }
  | { kind: "refused"; reason: string; why: string }
  | { kind: "due"; due: ApprovalDue };

const READY: GateDecision = { kind: "ready", eligibility: { status: "ready" } };

/** Possible, confirmed, within the limits, approved: in this order. Throws `DeskError` for a missing confirmation. */
function decide(
  ctx: Context,
  action: ActionSpec,
  { facts, input, request }: Admitted,
  wish: ActionWish,
  authority: Authority,
): GateDecision {
  const eligibility = checkEligibility(action, facts);
  if (eligibility.status === "not-possible") {
    const where = eligibility.whereToDoIt === null ? "" : ` ${eligibility.whereToDoIt}`;
    return { kind: "refused", reason: eligibility.code, why: `${eligibility.reason}${where}` };
  }
  if (authority.kind === "none") checkTypedName(ctx, action, facts, wish.typedName);
  if (authority.kind === "granted") {
    const call = { actionKey: action.key, facts, input, endsAt: wish.endsAt ?? null, request };
    const why = whyNotGranted(ctx, authority.approval, call);
    if (why !== null) return { kind: "refused", reason: "not-granted", why };
  }
  const limit = wish.undoOf == null ? overLimit(ctx, action.key) : null;
  if (limit !== null) return { kind: "refused", reason: "over-limit", why: limit };
  if (authority.kind === "approval") {
    if (!isAsAsked(ctx, authority.approval, facts))
      return { kind: "refused", reason: "changed-meanwhile", why: CHANGED };
    return { kind: "ready", eligibility };
  }
  // Nothing to give, unless it would be given for longer.
  const target = { actionKey: action.key, tenantId: facts.connection?.tenantId ?? "", input };
  const call = { ...target, subjectObjectId: facts.person.objectId };
  const hasIt = eligibility.status === "already-so" && !prolongs(ctx.db, call, wish.endsAt ?? null);
  const isSettled = authority.kind === "ending" || hasIt;
  const asked = isSettled ? null : approvalDue(ctx, action, facts, request, wish.isApprovalWanted);
  const isGranted = asked !== null && authority.kind === "granted" && grants(ctx, authority.approval, asked);
  const due = isGranted ? null : asked;
  if (due === null && authority.kind === "proposal" && !hasIt) return decideProposal(ctx, action, facts);
  if (due === null) return { kind: "ready", eligibility };
  return dueWords(due) === null
    ? { kind: "refused", reason: "no-approver", why: `${NO_APPROVER.reason} ${NO_APPROVER.whereToDoIt}` }
    : { kind: "due", due };
}

const CHANGED =
  "The person, the group, the app or the approval rules have changed since it was asked. Nothing was changed. Look again, then ask again.";

/** Asks, or says again who is asked already. */
function waitingFor(
  ctx: Context,
  action: ActionSpec,
  { facts, input, request }: Admitted,
  wish: ActionWish,
  authority: Authority,
  due = approvalDue(ctx, action, facts, request, wish.isApprovalWanted),
): ActionOutcome {
  const known = findApprovalByKey(ctx.db, wish.idempotencyKey);
  const approval =
    known ??
    (due === null
      ? null
      : askApproval(ctx, {
          action,
          facts,
          input,
          request,
          due,
          idempotencyKey: wish.idempotencyKey,
          reason: wish.reason ?? null,
          endsAt: wish.endsAt ?? null,
          undoOf: wish.undoOf ?? null,
          batchId: wish.batchId ?? null,
          proposedThrough: authority.kind === "proposal" ? authority.through : null,
        }));
  const call = { actionKey: action.key, subjectObjectId: facts.person.objectId, input };
  if (approval === null || !isAbout(approval, call))
    throw new DeskError("conflict", "This form was already used for another action. Open it again.");
  return {
    status: "waiting-approval",
    runId: null,
    approvalId: approval.id,
    message: isProposal(approval) ? proposedWords(action, approval) : waitingWords(ctx, action, approval),
    reason: null,
  };
}

/** "Asked Tomasz Zieliński, owner of Prototype Vault, to approve: add Ikram Benali to Prototype Vault." */
function waitingWords(ctx: Context, action: ActionSpec, approval: Approval): string {
  const rows = listApprovers(ctx.db, approval.id);
  const asked = rows.filter(({ isFallback }) => !isFallback);
  const who = approverListWords(asked.length > 0 ? asked : rows, approval.needs) ?? "Nobody";
  return `${who}, is asked to approve: ${fillWords(action.words.bare, approval.labels ?? {})}.`;
}

function isKnownKey(ctx: Context, idempotencyKey: string): boolean {
  const found = ctx.db
    .select({ id: actionRuns.id })
    .from(actionRuns)
    .where(eq(actionRuns.idempotencyKey, idempotencyKey))
    .get();
  return found !== undefined;
}
