import type { Actor } from "#lib/platform/context.ts";
import type { Approval, ApproverRow } from "./approval-rows.ts";

type Member = Extract<Actor, { kind: "member" }>;

/** Is this approver the actor? People are told by object id, local accounts by member id. */
export function isApprover(actor: Member, row: Pick<ApproverRow, "objectId" | "memberId">): boolean {
  if (row.objectId !== null) return row.objectId === actor.objectId;
  return row.memberId === actor.id;
}

/** The row with which the actor may decide now; null when it is not their turn. Pure. */
export function turnOf(
  actor: Actor,
  approval: Approval,
  rows: readonly ApproverRow[],
  now: number,
): ApproverRow | null {
  if (actor.kind !== "member" || approval.state !== "Pending" || now >= approval.expiresAt) return null;
  if (actor.id === approval.askedBy) return null;
  if (actor.objectId !== null && actor.objectId === approval.subjectObjectId) return null;
  const canStepIn = isFallbackOn(approval, now);
  const own = rows.find(
    (row) => row.vote === null && isApprover(actor, row) && (!row.isFallback || canStepIn),
  );
  return own ?? null;
}

/**
 * A program proposed it and no rule wants an approval: it waits until the member whose key that was starts
 * it. (What somebody approved has somebody who decided.) Pure.
 */
export function isProposal({ state, decidedBy }: Pick<Approval, "state" | "decidedBy">): boolean {
  return state === "Approved" && decidedBy === null;
}

/** May those who step in decide by now? */
export function isFallbackOn({ fallbackAt }: Pick<Approval, "fallbackAt">, now: number): boolean {
  return fallbackAt === null || now >= fallbackAt;
}

/** May the actor see it? Those who work on requests, and those who are asked. */
export function maySeeApproval(actor: Actor, rows: readonly ApproverRow[]): boolean {
  if (actor.kind === "machine") return false;
  if (actor.kind !== "member" || actor.role !== "employee") return true;
  return rows.some((row) => isApprover(actor, row));
}

/**
 * What the votes come to. One rejection rejects. `one`: the first approval decides. `all`: every approver,
 * or one who stepped in for those who have not answered. Pure.
 */
export function tally(
  needs: "one" | "all",
  rows: readonly Pick<ApproverRow, "vote" | "isFallback">[],
): "Pending" | "Approved" | "Rejected" {
  if (rows.some(({ vote }) => vote === "Rejected")) return "Rejected";
  const asked = rows.filter(({ isFallback }) => !isFallback);
  const hasSteppedIn = rows.some(({ isFallback, vote }) => isFallback && vote === "Approved");
  if (hasSteppedIn) return "Approved";
  const approved = asked.filter(({ vote }) => vote === "Approved").length;
  const wanted = needs === "all" ? asked.length : 1;
  return approved > 0 && approved >= wanted ? "Approved" : "Pending";
}
