"use client";
import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

function read(): number {
  if (nowMs === 0) nowMs = Date.now();
  return nowMs;
}

/** The time in epoch ms, moving every 30 s; null on the server and while hydrating, where the viewer's clock is unknown. */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, read, () => null);
}
