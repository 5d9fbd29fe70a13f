"use client";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { PROOF_CHANNEL } from "#lib/members/constants.ts";
import type { ProofProps } from "./proof-buttons.tsx";

/** Signing in with Microsoft once more, in a window of its own: this page and what is typed on it stay. */
export function MicrosoftProof({ url, onProven, onCancel }: ProofProps & { url: string }) {
  const [step, setStep] = useState<"ask" | "away" | "barred">("ask");
  useEffect(() => {
    const channel = new BroadcastChannel(PROOF_CHANNEL);
    channel.addEventListener("message", onProven);
    return () => channel.close();
  });
  const open = () => {
    const other = window.open(url, "_blank", "popup,width=520,height=720");
    setStep(other === null ? "barred" : "away");
  };
  return (
    <>
      <p className="text-ink-2" aria-live="polite">
        {step === "away"
          ? "Sign in in the other window. This goes on by itself."
          : step === "barred"
            ? "The browser did not open a window."
            : "Microsoft asks for your password in a window of its own."}
        {step === "barred" ? (
          <>
            {" "}
            <TextLink href={url} target="_blank">
              Open it here
            </TextLink>
            , sign in, and come back.
          </>
        ) : null}
      </p>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Not now
        </Button>
        {step === "ask" ? (
          <Button variant="primary" onClick={open}>
            Sign in with Microsoft
          </Button>
        ) : (
          <Button variant="primary" onClick={onProven}>
            I’ve signed in
          </Button>
        )}
      </div>
    </>
  );
}
