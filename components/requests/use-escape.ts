"use client";
import { useEffect, useEffectEvent } from "react";

const OVER = "[role=menu], [role=dialog], [role=alertdialog], [role=listbox]";

/** Runs when Escape is pressed and nothing lies over the page that it would close. */
export function useEscape(run: () => void): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(OVER) !== null) return;
    run();
  });
  useEffect(() => {
    document.addEventListener("keydown", onPress);
    return () => document.removeEventListener("keydown", onPress);
  }, []);
}
