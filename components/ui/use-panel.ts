"use client";
import { useFloating } from "./floating.tsx";
import { useOpeningPress } from "./use-opening-press.ts";

type Outside = CustomEvent<{ originalEvent: Event }>;

/** What every floating panel does: it hangs on its button and gives the focus back, unless something else took it. */
export function usePanel() {
  const { change, anchor, triggerId, contentId, isByKey } = useFloating();
  const press = useOpeningPress();
  return {
    root: { open: true, onOpenChange: (isOpen: boolean) => change(isOpen) },
    anchor: { virtualRef: anchor },
    triggerId,
    isByKey,
    content: {
      ...press.panel,
      id: contentId,
      sideOffset: 4,
      collisionPadding: 8,
      onInteractOutside: (event: Outside) => {
        // The button closes it itself.
        if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
      },
      onCloseAutoFocus: (event: Event) => {
        event.preventDefault();
        if (document.activeElement === document.body) anchor.current?.focus();
      },
    },
  };
}
