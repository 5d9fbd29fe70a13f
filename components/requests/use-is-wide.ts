"use client";
import { useSyncExternalStore } from "react";

const WIDE = "(width >= 1024px)";

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(WIDE);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}

/** Whether the side panel has room beside the conversation; the server says yes and CSS hides it meanwhile. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}
