"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { sendDecision } from "#lib/approvals/server-actions.ts";

type Vote = "Approved" | "Rejected";

/** One vote, and what came of it; the outcome outlives the form, which goes once the page is read again. */
export function useDecision(approvalId: string) {
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const [vote, setVote] = useState<Vote | null>(null);
  const [hasDecided, setDecided] = useState(false);
  const [outcome, setOutcome] = useState<{ status: string; message: string } | null>(null);
  const decide = (decision: Vote, note: string) => {
    setVote(decision);
    run(
      () => sendDecision({ approvalId, decision, note }),
      (answer) => {
        setDecided(true);
        setOutcome(answer.outcome);
      },
    );
  };
  return { decide, running: isRunning ? vote : null, error, fieldErrors, clearError, hasDecided, outcome };
}
