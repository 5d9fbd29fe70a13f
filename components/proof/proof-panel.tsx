"use client";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ProofWay } from "#lib/members/types.ts";
import { MicrosoftProof } from "./microsoft-proof.tsx";
import { PasswordProof } from "./password-proof.tsx";
import { PracticeProof } from "./practice-proof.tsx";

type ProofPanelProps = {
  way: ProofWay | null;
  problem: string | null;
  onEnd: (isProven: boolean) => void;
};

/** The open dialog: why it is asked, and the way that this member has. */
export function ProofPanel({ way, problem, onEnd }: ProofPanelProps) {
  const props = { onProven: () => onEnd(true), onCancel: () => onEnd(false) };
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onEnd(false)} title="Confirm it’s you">
      <p>
        This step is a sensitive one, and your sign-in is older than ten minutes. What you have typed stays,
        and it goes on once you have confirmed.
      </p>
      {problem ? <p role="alert">{problem}</p> : null}
      {way?.way === "password" ? <PasswordProof {...props} /> : null}
      {way?.way === "practice" ? <PracticeProof {...props} /> : null}
      {way?.way === "microsoft" ? <MicrosoftProof {...props} url={way.url} /> : null}
    </Dialog>
  );
}
