"use client";
import { confirmInPractice } from "#lib/members/server-actions.ts";
import { ProofButtons, type ProofProps } from "./proof-buttons.tsx";
import { useProving } from "./use-proving.ts";

/** A persona of the practice tenant has no password: the click stands in for it. */
export function PracticeProof({ onProven, onCancel }: ProofProps) {
  const { prove, isRunning, problem } = useProving(() => confirmInPractice({}), onProven);
  return (
    <form
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        prove();
      }}
    >
      <p className="text-ink-2">
        Personas of the practice tenant have no password. Here a click stands in for signing in again.
      </p>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <ProofButtons isRunning={isRunning} onCancel={onCancel} />
    </form>
  );
}
