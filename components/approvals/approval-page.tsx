"use client";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { RefreshGently } from "#components/portal/refresh-gently.tsx";
import { RichText } from "#components/requests/rich-text.tsx";
import { AnswerList } from "#components/services/answer-list.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ApprovalDetails } from "#lib/approvals/types.ts";
import { ApprovalChanges } from "./approval-changes.tsx";
import { ApprovalFacts } from "./approval-facts.tsx";
import { ApprovalHead } from "./approval-head.tsx";
import { ApprovalResult } from "./approval-result.tsx";
import { AskerControls } from "./asker-controls.tsx";
import { DecideForm } from "./decide-form.tsx";
import { useDecision } from "./use-decision.ts";

/** One approval: what is asked, why, what helps to decide, and the decision. `isAgent`: may open its request. */
export function ApprovalPage({ approval, isAgent }: { approval: ApprovalDetails; isAgent: boolean }) {
  const { said, answers, reason, askedBy, canDecide } = approval;
  const decision = useDecision(approval.id);
  return (
    <article className="flex w-full max-w-[736px] flex-col px-6 pt-6 pb-8 max-md:px-4 max-md:pt-2 max-md:flex-1 max-md:pb-0 lg:pl-10">
      {/* The list brings news of what this reader decides; what others decide is read here. */}
      {canDecide ? null : <RefreshGently />}
      <Link
        href="/approvals"
        className="-ml-1 inline-flex h-11 w-fit items-center gap-1.5 rounded-ctl px-1 text-ink-2 md:hidden"
      >
        <Icon of={ArrowLeft} />
        Approvals
      </Link>
      <ApprovalHead approval={approval} isAgent={isAgent} />
      <ApprovalChanges {...approval} />
      {reason === null ? null : (
        <Quote title={askedBy === "you" ? "Why you ask" : `Why ${askedBy} asks`}>
          <RichText>{reason}</RichText>
        </Quote>
      )}
      {said === null && answers.length === 0 ? null : (
        <Quote title="What the request says">
          {said === null ? null : <RichText>{said}</RichText>}
          <AnswerList answers={answers} isLinked={isAgent} isPlain />
        </Quote>
      )}
      <ApprovalFacts approval={approval} />
      {canDecide ? (
        <DecideForm approval={approval} decision={decision} />
      ) : (
        <>
          <ApprovalResult approval={approval} decision={decision} />
          <AskerControls approval={approval} />
        </>
      )}
    </article>
  );
}

function Quote({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-5 mb-2 text-12 font-medium text-ink-3">{title}</h3>
      <blockquote className="grid gap-2 border-l-2 border-line-2 pl-3.5">{children}</blockquote>
    </>
  );
}
