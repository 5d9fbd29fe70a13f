"use client";
import { useEffect, useRef, useState } from "react";
import { lacksProof, withProof } from "#components/proof/with-proof.ts";
import { runActionFromPanel } from "#lib/approvals/server-actions.ts";
import { NO_ANSWER, rowStateOf, type RowState } from "./batch.ts";
import { pairKey, type PanelWish } from "./pairs.ts";

/** Sends wishes one after the other and keeps how each stands. It can be stopped between two of them. */
export function useBatchRun(onSettled: () => Promise<void>) {
  const [states, setStates] = useState<ReadonlyMap<string, RowState>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const isStopped = useRef(false);
  const put = (key: string, state: RowState | null) =>
    setStates((before) => {
      const next = new Map(before);
      if (state === null) next.delete(key);
      else next.set(key, state);
      return next;
    });

  // Whoever leaves the page sends nothing more; what was sent is on its own way.
  useEffect(() => () => void (isStopped.current = true), []);

  const send = async (wishes: readonly PanelWish[]) => {
    isStopped.current = false;
    setRunning(true);
    for (const wish of wishes) put(pairKey(wish), { status: "waiting" });
    for (const wish of wishes) {
      const key = pairKey(wish);
      if (isStopped.current) {
        put(key, null);
        continue;
      }
      put(key, { status: "running" });
      const { state, isUnproven } = await sendOne(wish);
      put(key, state);
      // Who would rather not say who they are is not asked again for each of the others.
      if (isUnproven) isStopped.current = true;
    }
    // The results are known, whether the page behind them could be read again or not.
    await onSettled().catch(() => undefined);
    setStopping(false);
    setRunning(false);
  };
  return {
    states,
    isRunning,
    isStopping,
    send: (wishes: readonly PanelWish[]) => void send(wishes),
    stop: () => {
      isStopped.current = true;
      setStopping(true);
    },
    reset: () => setStates(new Map()),
  };
}

/** A broken connection to Gatehouse is no answer: the pair keeps its key and may be sent again. */
async function sendOne(wish: PanelWish): Promise<{ state: RowState; isUnproven: boolean }> {
  try {
    const answer = await withProof(() => runActionFromPanel(wish));
    return { state: rowStateOf(answer), isUnproven: lacksProof(answer) };
  } catch {
    return { state: NO_ANSWER, isUnproven: false };
  }
}
