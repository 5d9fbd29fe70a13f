"use client";
import { useQuery } from "#components/ui/query.ts";
import { useEffect, useRef, useState } from "react";
import { withProof } from "#components/proof/with-proof.ts";
import { undoActionFromPanel } from "#lib/approvals/server-actions.ts";
import type { UndoSet } from "#lib/approvals/undo-plan.ts";
import { fetchJson } from "../fetch-json.ts";
import { keysToSend, NO_ANSWER, rowStateOf, type RowState } from "./batch.ts";
import { useRefresh } from "./use-side-panel.ts";

/** The plan of how to take several runs back, which of them are chosen, and how each of them stands. */
export function useUndoSet(objectId: string, requestId: string | null) {
  const search = new URLSearchParams({
    subject: objectId,
    ...(requestId === null ? {} : { request: requestId }),
  });
  const { data, error } = useQuery({
    queryKey: ["undo-set", objectId, requestId],
    queryFn: ({ signal }) => fetchJson<UndoSet>(`/api/actions/undo-set?${search}`, signal),
    // The plan that was read is the plan that runs: its rows must not change while results come in.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const run = useRun(useRefresh(objectId, requestId));
  const chosen = (data?.steps ?? []).map(({ runId }) => runId).filter((runId) => !left.has(runId));
  const toSend = keysToSend(chosen, run.states);
  return {
    set: data,
    error,
    states: run.states,
    isRunning: run.isRunning,
    isChosen: (runId: string) => !left.has(runId),
    toSend,
    choose: (runId: string, isChosen: boolean) => {
      const next = new Set(left);
      if (isChosen) next.delete(runId);
      else next.add(runId);
      setLeft(next);
    },
    run: () => run.start(toSend),
  };
}

/** Undoes one after the other: the account has to be back before its groups can be. */
function useRun(onSettled: () => Promise<void>) {
  const [states, setStates] = useState<ReadonlyMap<string, RowState>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const keys = useRef(new Map<string, string>());
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);
  const put = (runId: string, state: RowState) => setStates((before) => new Map(before).set(runId, state));
  const start = async (runIds: readonly string[]) => {
    setRunning(true);
    for (const runId of runIds) put(runId, { status: "waiting" });
    for (const runId of runIds) {
      // Whoever leaves the page undoes nothing more.
      if (isGone.current) return;
      put(runId, { status: "running" });
      // One key for as long as the list is open: trying again after a lost answer can't do it twice.
      const idempotencyKey = keys.current.get(runId) ?? crypto.randomUUID();
      keys.current.set(runId, idempotencyKey);
      put(runId, await undoOne(runId, idempotencyKey));
    }
    await onSettled();
    setRunning(false);
  };
  return { states, isRunning, start: (runIds: readonly string[]) => void start(runIds) };
}

async function undoOne(runId: string, idempotencyKey: string): Promise<RowState> {
  try {
    return rowStateOf(await withProof(() => undoActionFromPanel({ runId, idempotencyKey })));
  } catch {
    return NO_ANSWER;
  }
}
