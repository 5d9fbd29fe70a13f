"use client";
import { useEffect } from "react";
import { PROOF_CHANNEL } from "#lib/members/constants.ts";

/** Tells the page that waits for this proof, and closes the window where the browser allows it. */
export function ProofTold() {
  useEffect(() => {
    const channel = new BroadcastChannel(PROOF_CHANNEL);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none: it stays in this origin
    channel.postMessage("proven");
    channel.close();
    window.close();
  }, []);
  return null;
}
