"use client";
import { useSyncExternalStore } from "react";
import type { ServerActionResult } from "#lib/platform/server-action.ts";

/** Asks the member to prove who they are; false when they would rather not. */
type Ask = () => Promise<boolean>;

let ask: Ask | null = null;
let asking = 0;
const watchers = new Set<() => void>();

function count(step: 1 | -1): void {
  asking += step;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Whether a call waits for a proof just now: nothing is going on then. */
export function useIsProofAsked(): boolean {
  return useSyncExternalStore(
    watch,
    () => asking > 0,
    () => false,
  );
}

/** The dialog that asks, for as long as it is mounted. */
export function offerProof(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = null;
  };
}

/** Was it refused because nobody has proven who they are? */
export function lacksProof(answer: ServerActionResult<unknown>): boolean {
  return answer.status === "refused" && answer.code === "confirm-identity";
}

/**
 * Makes a call that may need a proof of who is here: asks for it and makes the same call again. What was
 * typed stays where it is. Whoever does not want to gets the refusal.
 */
export async function withProof<T>(
  call: () => Promise<ServerActionResult<T>>,
): Promise<ServerActionResult<T>> {
  const answer = await call();
  if (!lacksProof(answer) || ask === null) return answer;
  count(1);
  const isProven = await ask().finally(() => count(-1));
  return isProven ? withProof(call) : answer;
}
