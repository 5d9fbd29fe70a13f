"use client";
import { useEffect, useEffectEvent } from "react";

const TYPING = "input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox]";

/**
 * Single keys of the panel, only while nobody types and no dialog or menu is open. `press` gets the
 * key, a capital with Shift, and says whether it was meant for it.
 */
export function usePanelKeys(press: (key: string) => boolean): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
    if (
      document.querySelector(
        "[role=menu], [role=dialog]:not(:has([data-side-panel])), [role=alertdialog]",
      ) !== null
    )
      return;
    const key = event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
    if (press(key)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", onPress);
    return () => document.removeEventListener("keydown", onPress);
  }, []);
}
