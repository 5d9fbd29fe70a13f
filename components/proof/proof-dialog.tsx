"use client";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { beginProof } from "#lib/members/server-actions.ts";
import type { ProofWay } from "#lib/members/types.ts";
import { MicrosoftProof } from "./microsoft-proof.tsx";
import { PasswordProof } from "./password-proof.tsx";
import { PracticeProof } from "./practice-proof.tsx";
import { offerProof } from "./with-proof.ts";

type Asked = { way: ProofWay | null; problem: string | null };

/** Asks who is here whenever a call needs to know; one for all pages. */
export function ProofDialog() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useRef<((isProven: boolean) => void) | null>(null);
  useEffect(() => {
    let pending: Promise<boolean> | null = null;
    return offerProof(() => {
      // Calls that came together are answered together.
      pending ??= new Promise<boolean>((resolve) => {
        answer.current = resolve;
        setAsked({ way: null, problem: null });
        void findWay().then(setAsked);
      }).finally(() => (pending = null));
      return pending;
    });
  }, []);
  const end = (isProven: boolean) => {
    setAsked(null);
    answer.current?.(isProven);
  };
  const way = asked?.way ?? null;
  const props = { onProven: () => end(true), onCancel: () => end(false) };
  return (
    <Dialog isOpen={asked !== null} onOpenChange={(isOpen) => !isOpen && end(false)} title="Confirm it’s you">
      <p>
        This needs to know that it is still you: a sign-in of the last ten minutes. What you have typed stays,
        and goes on once you have confirmed.
      </p>
      {asked?.problem ? <p role="alert">{asked.problem}</p> : null}
      {way?.way === "password" ? <PasswordProof {...props} /> : null}
      {way?.way === "practice" ? <PracticeProof {...props} /> : null}
      {way?.way === "microsoft" ? <MicrosoftProof {...props} url={way.url} /> : null}
    </Dialog>
  );
}

async function findWay(): Promise<Asked> {
  try {
    const answer = await beginProof({});
    return answer.status === "ok"
      ? { way: answer.value, problem: null }
      : { way: null, problem: answer.message };
  } catch {
    return { way: null, problem: "Gatehouse didn’t answer. Close this and try again." };
  }
}
