"use client";
import { useEffect, useRef, useState } from "react";
import { onDemand } from "#components/ui/on-demand.tsx";
import { beginProof } from "#lib/members/server-actions.ts";
import type { ProofWay } from "#lib/members/types.ts";
import { offerProof } from "./with-proof.ts";

const ProofPanel = onDemand(async () => (await import("./proof-panel.tsx")).ProofPanel);

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
  return asked === null ? null : <ProofPanel {...asked} onEnd={end} />;
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
