"use client";
import { useEffect, useEffectEvent } from "react";

const TYPING = "input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox]";
const OVER = "[role=menu], [role=dialog], [role=alertdialog], [role=listbox]";

/** Single keys of a page, by lower-case name; only while nobody types and nothing lies over the page. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    const isChord = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (event.defaultPrevented || isChord || event.isComposing || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
    if (document.querySelector(OVER) !== null) return;
    const press = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (press === undefined) return;
    event.preventDefault();
    press();
  });
  useEffect(() => {
    document.addEventListener("keydown", onPress);
    return () => document.removeEventListener("keydown", onPress);
  }, []);
}
