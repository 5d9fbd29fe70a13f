"use client";
import { useEffect, useRef } from "react";
import { Glyph } from "#components/ui/glyph.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApprovalDetails } from "#lib/approvals/types.ts";
import { APPROVAL_LOOK } from "./approval-look.ts";
import { standingWords } from "./standing-words.ts";
import type { useDecision } from "./use-decision.ts";

type ApprovalResultProps = {
  approval: ApprovalDetails;
  decision: Pick<ReturnType<typeof useDecision>, "hasDecided" | "outcome" | "error">;
};

/** How it stands, in place of the form: who decided, when, why, and what came of it. */
export function ApprovalResult({ approval, decision: { hasDecided, outcome, error } }: ApprovalResultProps) {
  const { standing, note, decidedAt } = approval;
  // Also when somebody else was quicker: the form they were in has gone.
  const isAnswer = hasDecided || error !== null;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAnswer) box.current?.focus();
  }, [isAnswer]);
  const result = approval.result === null ? null : `In Entra: ${approval.result}.`;
  const happened = outcome?.message ?? approval.voidReason ?? result;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role={hasDecided ? "status" : undefined}
      className="mt-7 mb-3 grid grid-cols-[14px_minmax(0,1fr)_auto] items-baseline gap-x-2.5 gap-y-1 border-t border-line pt-4 outline-offset-4"
    >
      <Glyph {...APPROVAL_LOOK[standing]} className="translate-y-0.5" />
      <p className="font-medium [overflow-wrap:anywhere]">{standingWords(approval)}</p>
      {decidedAt === null ? null : <Time at={decidedAt} className="text-12 text-ink-3" />}
      {happened === null ? null : <p className="col-start-2 text-ink-2">{happened}</p>}
      {note === null ? null : (
        <p className="col-start-2 text-ink-2 [overflow-wrap:anywhere]">{`“${note}”`}</p>
      )}
      {error === null ? null : (
        <p role="alert" className="col-start-2 text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}
