import type { ApprovalView } from "#lib/approvals/types.ts";

/** How an approval stands, as a sentence: who decided, or whose turn it is. Pure. */
export function standingWords(approval: ApprovalView): string {
  const { standing, waitingFor, decidedBy, askedBy, word } = approval;
  const by = decidedBy === null ? "" : ` by ${decidedBy}`;
  switch (standing) {
    case "waiting":
      return waitingFor === null ? "Nobody is left to approve it" : `Waiting for ${waitingFor}`;
    case "ready":
      if (approval.isProposal)
        return `Proposed through ${approval.proposedThrough ?? "a key"}, not started. ${askedBy === "you" ? "You can start it" : `${askedBy} can start it`}`;
      return `Approved${by}. ${askedBy === "you" ? "You can start it" : `${askedBy} can start it`}`;
    case "void":
      return approval.isProposal ? "Proposed, not carried out" : `Approved${by}, not carried out`;
    case "expired":
      return "Expired: nobody decided in time";
    case "carried-out":
      return approval.isProposal ? `Started by ${askedBy}` : `${word}${by}`;
    case "cancelled":
      return `Withdrawn${by}`;
    case "approved":
    case "rejected":
      return `${word}${by}`;
  }
}
