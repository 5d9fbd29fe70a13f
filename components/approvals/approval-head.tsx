import { ArchIcon } from "#components/ui/arch-icon.tsx";
import { Avatar, Tile } from "#components/ui/avatar.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApprovalDetails } from "#lib/approvals/types.ts";

/** What is asked, as a question; why this reader, who asks, and for which request. */
export function ApprovalHead({ approval, isAgent }: { approval: ApprovalDetails; isAgent: boolean }) {
  const { kind, title, subject, whyYou, canDecide, askedBy, askedAt, request } = approval;
  const verb = approval.isProposal ? "proposed" : "asked";
  const through =
    approval.proposedThrough === null ? "" : ` through the access key “${approval.proposedThrough}”`;
  const number = request === null ? null : `REQ-${request.number}`;
  return (
    <header className="flex items-start gap-3">
      {subject === null ? (
        <Tile name={title} size={40} icon={<ArchIcon />} />
      ) : (
        <Avatar name={subject.displayName} objectId={subject.objectId} size={40} />
      )}
      <div className="min-w-0">
        <h2 className="text-20 leading-[26px] font-semibold [overflow-wrap:anywhere]">
          {kind === "action" ? `${title}?` : title}
        </h2>
        <p className="mt-0.5 text-ink-2">
          {whyYou === null || !canDecide ? null : `${whyYou} `}
          {askedBy === "you" ? `You ${verb}` : `${approval.isProposal ? "Proposed" : "Asked"} by ${askedBy}`}
          {through} <Time at={askedAt} />
          {request === null ? "." : ", for "}
          {request === null ? null : isAgent ? (
            <TextLink href={`/requests/${request.number}`}>{number}</TextLink>
          ) : (
            number
          )}
          {request === null ? null : ` “${request.title}”`}
        </p>
      </div>
    </header>
  );
}
