"use client";
import { Dialog } from "radix-ui";
import { useEffect, useEffectEvent, useState } from "react";
import { KeysDialog } from "./keys-dialog.tsx";
import { OPEN_PALETTE } from "./open-palette.ts";
import { PaletteBox } from "./palette-box.tsx";
import { PaletteButton } from "./palette-button.tsx";

const TYPING = "input, textarea, select, [contenteditable=true]";

/** ⌘K or Ctrl K from anywhere, "?" for all keys; and the button that stands above the places. */
export function CommandPalette() {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const isChord = event.metaKey || event.ctrlKey;
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
    if (isChord && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      setOpen(open === "palette" ? null : "palette");
    } else if (!isChord && event.key === "?" && !isTyping && open === null) {
      event.preventDefault();
      setOpen("keys");
    }
  });
  useEffect(() => {
    const onAsked = () => setOpen("palette");
    document.addEventListener("keydown", onKey);
    document.addEventListener(OPEN_PALETTE, onAsked);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener(OPEN_PALETTE, onAsked);
    };
  }, []);
  const close = () => setOpen(null);
  return (
    <>
      <PaletteButton onOpen={() => setOpen("palette")} />
      <Dialog.Root open={open === "palette"} onOpenChange={close}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-x-4 top-[12dvh] z-40 mx-auto flex max-w-[600px] animate-fade flex-col overflow-hidden rounded-float bg-raised shadow-dialog outline-none max-sm:top-4"
          >
            <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
            <PaletteBox onClose={close} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <KeysDialog isOpen={open === "keys"} onOpenChange={close} />
    </>
  );
}
