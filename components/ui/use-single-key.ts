"use client";
import { useEffect } from "react";

/** Runs `run` when `key` is pressed alone, outside text fields, dialogs and menus. */
export function useSingleKey(key: string, run: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (
        event.target instanceof Element &&
        event.target.closest("input, textarea, select, [role=dialog], [role=menu]")
      )
        return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [key, run]);
}
