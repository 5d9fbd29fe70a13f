"use client";
import type { KeyboardEvent } from "react";
import type { Selection } from "./editor-part.ts";
import { focusCard } from "./use-editor-steps.ts";

const TYPING = "input, textarea, [role=combobox]";

type EditorKeys = { selection: Selection; onUndo: (() => void) | null };

/** The ways between the cards and their settings by keyboard, and Undo where nobody types. */
export function useEditorKeys({ selection, onUndo }: EditorKeys) {
  const undo = (event: KeyboardEvent): boolean => {
    const isUndo = event.key === "z" && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
    if (!isUndo || isTyping || onUndo === null) return false;
    event.preventDefault();
    onUndo();
    return true;
  };
  return {
    focusPane: () =>
      requestAnimationFrame(() =>
        document
          .querySelector<HTMLElement>("[data-pane] fieldset:enabled :is(input, button, textarea)")
          ?.focus(),
      ),
    onCanvasKey: (event: KeyboardEvent) => {
      undo(event);
    },
    onPaneKey: (event: KeyboardEvent) => {
      if (undo(event) || event.key !== "Escape" || event.defaultPrevented) return;
      // Escape inside a menu or list that floats over the pane closes that one.
      if (!(event.currentTarget instanceof Element && event.target instanceof Node)) return;
      if (!event.currentTarget.contains(event.target)) return;
      focusCard(typeof selection === "object" ? selection.stepId : selection);
    },
  };
}
