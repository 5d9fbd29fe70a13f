"use client";
import { useEffect, useEffectEvent, type RefObject } from "react";

/**
 * Esc closes the form only, one level at a time: first an open list inside it, and never the sheet
 * around it (which listens on the document, so this listens before it).
 */
export function useEscape(box: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || !(event.target instanceof Node)) return;
    if (box.current?.contains(event.target) !== true) return;
    if (box.current.querySelector("[aria-expanded=true]") !== null) return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
