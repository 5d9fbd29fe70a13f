import type { ApprovalView } from "#lib/approvals/types.ts";

/** How an approval stands, as a sentence: who decided, or whose turn it is. Pure. */
export function standingWords(approval: ApprovalView): string {
  const { standing, waitingFor, decidedBy, askedBy, word } = approval;
  const by = decidedBy === null ? "" : ` by ${decidedBy}`;
  switch (standing) {
    case "waiting":
      return waitingFor === null ? "Nobody is left to approve it" : `Waiting for ${waitingFor}`;
    case "ready":
      return `Approved${by}. ${askedBy === "you" ? "You can start it" : `${askedBy} can start it`}`;
    case "void":
      return `Approved${by}, not carried out`;
    case "expired":
      return "Expired: nobody decided in time";
    case "cancelled":
      return `Withdrawn${by}`;
    case "approved":
    case "carried-out":
    case "rejected":
      return `${word}${by}`;
  }
}
