"use client";
import { useSyncExternalStore } from "react";

const keyOf = (name: string) => `gatehouse-draft:${name}`;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep(name: string, text: string): void {
  if (text === "") sessionStorage.removeItem(keyOf(name));
  else sessionStorage.setItem(keyOf(name), text);
  for (const listener of listeners) listener();
}

/** Text that survives leaving the page, in this tab only. */
export function useDraft(name: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(keyOf(name)) ?? "",
    () => "",
  );
  return [text, (value) => keep(name, value)];
}
