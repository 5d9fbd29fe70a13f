import { fillWords, sentenceCase } from "#lib/entra/actions/action-words.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { Actor } from "#lib/platform/context.ts";
import { approverListWords } from "./approval-due.ts";
import { isProposal, turnOf } from "./approval-policy.ts";
import type { Approval, ApproverRow } from "./approval-rows.ts";
import type { ApprovalStanding, ApprovalView } from "./types.ts";

const WORDS: Record<ApprovalStanding, string> = {
  waiting: "Waiting for approval",
  ready: "Approved, ready to run",
  approved: "Approved",
  "carried-out": "Approved",
  void: "Approved, not carried out",
  rejected: "Rejected",
  expired: "Expired",
  cancelled: "Cancelled",
};

/** One approval for one reader: what, whose turn, how it ended, and what the reader can do. Pure. */
export function describeApproval(
  approval: Approval,
  approvers: readonly ApproverRow[],
  request: ApprovalView["request"],
  reader: { actor: Actor; now: number },
): ApprovalView {
  const action = approval.actionKey === null ? null : findAction(approval.actionKey);
  const labels = approval.labels ?? {};
  const standing = standingOf(approval, action?.makesPassword === true);
  const { actor, now } = reader;
  const isProposed = standing === "ready" && isProposal(approval);
  const isAgent = actor.kind !== "member" || actor.role !== "employee";
  const isWaiting = standing === "waiting";
  return {
    id: approval.id,
    kind: approval.kind,
    standing,
    word: isProposed ? "Proposed, not started" : WORDS[standing],
    mark: action?.mark ?? "changes",
    target: targetOf(approval, action?.title),
    title: action === null ? (approval.question ?? "") : sentenceCase(fillWords(action.words.bare, labels)),
    subject:
      approval.subjectObjectId === null
        ? null
        : { objectId: approval.subjectObjectId, displayName: approval.subjectName ?? "" },
    request,
    askedBy: approval.askedBy === actor.id ? "you" : approval.askedByName,
    askedAt: approval.createdAt,
    reason: approval.reason,
    proposedThrough: approval.proposedThrough,
    isProposal: isProposal(approval),
    makesPassword: action?.makesPassword === true,
    endsAt: approval.endsAt,
    expiresAt: approval.expiresAt,
    waitingFor: isWaiting ? waitingFor(approval, approvers, now) : null,
    remindedAt: approval.remindedAt,
    decidedBy: approval.decidedBy === actor.id ? "you" : approval.decidedByName,
    decidedAt: approval.decidedAt,
    note: approval.decisionNote,
    voidReason: isAgent ? approval.voidReason : null,
    runId: approval.runId,
    canDecide: turnOf(actor, approval, approvers, now) !== null,
    canWithdraw: isAgent && (isWaiting || isProposed),
    canRemind: isAgent && isWaiting,
    canRunNow: standing === "ready" && actor.id === approval.askedBy,
  };
}

/** Names of those who can decide now; those who step in are named once it is their turn too. */
export function waitingFor(
  approval: Pick<Approval, "fallbackAt" | "needs">,
  approvers: readonly ApproverRow[],
  now: number,
): string | null {
  const open = approvers.filter(({ vote }) => vote === null);
  const asked = open.filter(({ isFallback }) => !isFallback);
  const isFallbackOn = approval.fallbackAt === null || now >= approval.fallbackAt;
  const first = approverListWords(asked, approval.needs);
  const second = isFallbackOn
    ? approverListWords(
        open.filter(({ isFallback }) => isFallback),
        "one",
      )
    : null;
  return first !== null && second !== null ? `${first}, or ${lowerFirst(second)}` : (first ?? second);
}

function standingOf(approval: Approval, makesPassword: boolean): ApprovalStanding {
  switch (approval.state) {
    case "Pending":
      return "waiting";
    case "Rejected":
      return "rejected";
    case "Expired":
      return "expired";
    case "Cancelled":
      return "cancelled";
    case "Approved":
      if (approval.voidReason !== null) return "void";
      if (approval.runId !== null) return "carried-out";
      return makesPassword || isProposal(approval) ? "ready" : "approved";
  }
}

function targetOf(approval: Approval, title: string | undefined): string {
  const labels = approval.labels ?? {};
  if (labels["app"]) return `${labels["app"]}${labels["how"] ?? ""}`;
  return labels["group"] || title || approval.question || "";
}

/** "One of …" inside a sentence; a name keeps its capital. */
const lowerFirst = (words: string) => words.replace(/^(One of|An admin)/, (start) => start.toLowerCase());
