import { eq } from "drizzle-orm";
import { members, requests } from "#db/schema/index.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { needsSecondPerson } from "#lib/entra/actions/eligibility.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { isCoolingDown } from "./cool-down.ts";
import {
  adminsOf,
  fitApprovers,
  isManagerNew,
  managerOf,
  namedOf,
  ownersOf,
  type Approver,
  type Excluded,
} from "./find-approvers.ts";
import { pickRule, type ApprovalRule } from "./rules/pick-rule.ts";
import { listRules, policyVersion } from "./rules/rules-data.ts";
import { HOUR_MS } from "./rules/constants.ts";

/** Who must approve before an action runs, and until when. */
export type ApprovalDue = {
  approvers: readonly Approver[];
  /** May decide too, from `fallbackAt` on (epoch ms), or at once when that is null. */
  fallback: readonly Approver[];
  fallbackAt: number | null;
  needs: "one" | "all";
  expiresAt: number;
  policyVersion: number;
};

/** The request an action belongs to, as the rules need it. */
export type RequestFacts = {
  id: string;
  serviceKey: string;
  requesterId: string;
  requesterObjectId: string | null;
};

/** As much of a rule as decides who is asked. */
export type DecidingRule = Pick<
  ApprovalRule,
  "approver" | "named" | "needs" | "expiresAfterMs" | "fallback" | "fallbackNamed"
>;

/** Acting on a privileged or protected person takes a second admin, whatever the rules say. */
const SECOND_PERSON: DecidingRule = {
  approver: "admin",
  named: [],
  needs: "one",
  expiresAfterMs: 24 * HOUR_MS,
  fallback: "admin",
  fallbackNamed: [],
};

/**
 * What no rule decides takes the person's manager: a password its owner has not asked to reset, access right
 * after a reset, and what is wanted so.
 */
const BY_MANAGER: DecidingRule = { ...SECOND_PERSON, approver: "manager" };

/** The request by its id; null without one. */
export function readRequestFacts(ctx: Context, requestId: string | null | undefined): RequestFacts | null {
  if (requestId === null || requestId === undefined) return null;
  const row = ctx.db
    .select({
      id: requests.id,
      serviceKey: requests.serviceKey,
      requesterId: requests.requesterId,
      requesterObjectId: members.objectId,
    })
    .from(requests)
    .leftJoin(members, eq(members.id, requests.requesterId))
    .where(eq(requests.id, requestId))
    .get();
  return row ?? null;
}

/**
 * Does this action need an approval, and whose? Null when it may run at once. Nobody approves what they
 * ask for, what they requested, or what is about themselves; where nobody else is left, the lists are
 * empty and the action can't be asked for. `isWanted`: whoever asks wants an approval even where no rule does.
 */
export function approvalDue(
  ctx: Context,
  action: ActionSpec,
  facts: ActionFacts,
  request: RequestFacts | null,
  isWanted = false,
): ApprovalDue | null {
  const rule = ruleFor(ctx, action, facts, request, isWanted);
  return rule === null || rule.approver === "none" ? null : dueByRule(ctx, rule, facts, request);
}

/** Who is asked by one rule, about these facts. `group` of the facts is whose owners are meant. */
export function dueByRule(
  ctx: Context,
  rule: DecidingRule,
  facts: ActionFacts,
  request: RequestFacts | null,
): ApprovalDue {
  const excluded = excludedFrom(ctx, facts, request);
  const approvers = fitApprovers(ctx, approversBy(ctx, rule, facts), excluded);
  const all = rule.fallback === "admin" ? adminsOf(ctx) : namedOf(ctx, rule.fallbackNamed);
  const fallback = fitApprovers(ctx, all, excluded).filter(
    (each) => !approvers.some((one) => isSameApprover(one, each)),
  );
  const isUrgent = approvers.length === 0 || (rule.approver === "manager" && isManagerNew(ctx, facts));
  return {
    approvers,
    fallback,
    fallbackAt: isUrgent ? null : facts.now + rule.expiresAfterMs / 2,
    needs: rule.needs,
    expiresAt: facts.now + rule.expiresAfterMs,
    policyVersion: policyVersion(ctx.db),
  };
}

/** Said before the click and by the gate alike, when nobody may approve. */
export const NO_APPROVER = {
  reason:
    "It needs an approval, and nobody is left who may give it: not you, not the requester, not the person.",
  whereToDoIt:
    "An admin can change the rule in Settings → Approval rules, or add another admin in Settings → Members.",
};

/**
 * The rule of the workspace, unless the product's own is stricter: privileged people, a password whose
 * owner has not asked for it with a request of their own ("reset my boss"), access within a day of a reset.
 */
function ruleFor(
  ctx: Context,
  action: ActionSpec,
  facts: ActionFacts,
  request: RequestFacts | null,
  isWanted: boolean,
): DecidingRule | null {
  if (needsSecondPerson(facts)) return SECOND_PERSON;
  const rule = pickRule(listRules(ctx.db), action.key, request?.serviceKey ?? null);
  if (rule !== null && rule.approver !== "none") return rule;
  const hasAsked = request?.requesterObjectId === facts.person.objectId;
  const isDoubtful = (action.makesPassword && !hasAsked) || isCoolingDown(ctx, action, facts);
  return isWanted || isDoubtful ? BY_MANAGER : rule;
}

/** Who decides, in a few words: "Hannah Lindqvist, manager of Ikram Benali"; null when nobody can. */
export function dueWords(due: ApprovalDue): string | null {
  const list = due.approvers.length > 0 ? due.approvers : due.fallback;
  return approverListWords(list, due.needs);
}

/** Names with why; several as "one of" or "all of". */
export function approverListWords(
  list: readonly { name: string; why: string }[],
  needs: "one" | "all",
): string | null {
  const [first, ...others] = list;
  if (first === undefined) return null;
  if (others.length === 0) return `${first.name}, ${first.why}`;
  if (first.why === "admin of Gatehouse" && needs === "one") return "An admin of Gatehouse";
  const names = list.slice(0, 3).map(({ name }) => name);
  const more = list.length > 3 ? ` and ${list.length - 3} more` : "";
  return needs === "all" ? `${names.join(", ")}${more}: all of them` : `One of ${names.join(", ")}${more}`;
}

function approversBy(
  ctx: Context,
  rule: Pick<ApprovalRule, "approver" | "named">,
  facts: ActionFacts,
): Approver[] {
  switch (rule.approver) {
    case "manager":
      return managerOf(ctx, facts);
    case "owner":
      return ownersOf(ctx, facts);
    case "named":
      return namedOf(ctx, rule.named);
    case "admin":
      return adminsOf(ctx);
    case "none":
      return [];
  }
}

/** The asker, the requester and the subject, as members and as people in Entra. */
export function excludedFrom(
  { actor }: Context,
  facts: Pick<ActionFacts, "person"> | null,
  request: RequestFacts | null,
): Excluded {
  const ownId = actor.kind === "member" ? actor.objectId : null;
  const objectIds = [ownId, request?.requesterObjectId ?? null, facts?.person.objectId ?? null];
  return {
    memberIds: [actor.id, ...(request === null ? [] : [request.requesterId])],
    objectIds: objectIds.filter((id) => id !== null),
  };
}

/** Are these the same member, or the same person in Entra? */
export function isSameApprover(
  a: Pick<Approver, "memberId" | "objectId">,
  b: Pick<Approver, "memberId" | "objectId">,
): boolean {
  return (
    (a.memberId !== null && a.memberId === b.memberId) || (a.objectId !== null && a.objectId === b.objectId)
  );
}
