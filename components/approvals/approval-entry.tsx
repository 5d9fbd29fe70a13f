import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApprovalView } from "#lib/approvals/types.ts";
import { APPROVAL_LOOK } from "./approval-look.ts";
import { standingWords } from "./standing-words.ts";

type ApprovalEntryProps = {
  approval: ApprovalView;
  at: number;
  /** For the requester: whose turn it is, in plain words, and no way into what isn't theirs. */
  isPlain: boolean;
};

/** One approval on a request's timeline: who is asked for what, and how it ended. */
export function ApprovalEntry({ approval, at, isPlain }: ApprovalEntryProps) {
  const { id, standing, note, voidReason, canDecide } = approval;
  const isWaiting = standing === "waiting";
  return (
    <div className="grid grid-cols-[32px_minmax(0,1fr)_auto] items-start gap-x-2.5 py-1">
      <span className="grid h-5 place-items-center">
        <Glyph {...APPROVAL_LOOK[standing]} />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="text-ink-2">{isPlain ? plainWords(approval) : agentWords(approval)}</p>
        {isWaiting || isPlain ? null : <p className="text-12 text-ink-2">{standingWords(approval)}</p>}
        {voidReason === null ? null : <p className="text-12 text-warning-text">{voidReason}</p>}
        {note === null ? null : <p className="text-12 text-ink-2">{`“${note}”`}</p>}
      </div>
      <span className="flex min-h-5 items-center gap-2 text-12 text-ink-3">
        {canDecide && !isPlain ? (
          <LinkButton size="s" href={`/approvals/${id}`}>
            Decide
          </LinkButton>
        ) : null}
        <Time at={at} />
      </span>
    </div>
  );
}

function agentWords(approval: ApprovalView): ReactNode {
  const { id, askedBy, waitingFor, target, isProposal, proposedThrough } = approval;
  const what = <TextLink href={`/approvals/${id}`}>{target}</TextLink>;
  if (isProposal)
    return (
      <>
        {askedBy === "you" ? "You" : askedBy} proposed through {proposedThrough}: {what}
      </>
    );
  if (waitingFor === null)
    return (
      <>
        {askedBy === "you" ? "You" : askedBy} asked for approval: {what}
      </>
    );
  return (
    <>
      Asked <b className="font-medium text-ink">{waitingFor}</b>, to approve {what}
    </>
  );
}

function plainWords(approval: ApprovalView): ReactNode {
  const { standing, waitingFor, title, decidedBy, isProposal } = approval;
  const what = <b className="font-medium text-ink">{title}</b>;
  const by = decidedBy ?? "Somebody";
  if (isProposal) return <>Nobody had to approve: {what}</>;
  switch (standing) {
    case "waiting":
      return waitingFor === null ? (
        <>Waiting for approval: {what}</>
      ) : (
        <>
          Waiting for {waitingFor}, to approve: {what}
        </>
      );
    case "void":
      return (
        <>
          {by} approved, but it could not be carried out: {what}
        </>
      );
    case "expired":
      return <>Nobody approved in time: {what}</>;
    case "cancelled":
      return <>No approval is needed any more: {what}</>;
    case "rejected":
      return (
        <>
          {by} rejected: {what}
        </>
      );
    case "ready":
    case "approved":
    case "carried-out":
      return (
        <>
          {by} approved: {what}
        </>
      );
  }
}
