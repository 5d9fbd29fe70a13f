"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { onDemand, usePreload } from "#components/ui/on-demand.tsx";
import { OPEN_PALETTE } from "./open-palette.ts";
import { PaletteButton } from "./palette-button.tsx";

const TYPING = "input, textarea, select, [contenteditable=true]";
const PalettePanel = onDemand(async () => (await import("./palette-panel.tsx")).PalettePanel);
const KeysDialog = onDemand(async () => (await import("./keys-dialog.tsx")).KeysDialog);

/** ⌘K or Ctrl K from anywhere, "?" for all keys; and the button that stands above the places. */
export function CommandPalette({ keepsLabel = false }: { keepsLabel?: boolean }) {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const [typed, setTyped] = useState("");
  usePreload(PalettePanel);
  const change = (next: typeof open) => {
    setTyped("");
    setOpen(next);
  };
  const close = () => change(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const isChord = event.metaKey || event.ctrlKey;
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
    if (isChord && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      change(open === "palette" ? null : "palette");
    } else if (open === "palette" && !isChord && !PalettePanel.isReady()) {
      // The box is on its way: what is typed meanwhile is kept for it, and no key of the page acts.
      const text = typedAhead(typed, event.key);
      if (text === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (text === null) close();
      else setTyped(text);
    } else if (!isChord && event.key === "?" && !isTyping && open === null) {
      event.preventDefault();
      change("keys");
    }
  });
  const onAsked = useEffectEvent(() => change("palette"));
  useEffect(() => {
    // Before the keys of the page, which listen on the document and the window.
    window.addEventListener("keydown", onKey, { capture: true });
    document.addEventListener(OPEN_PALETTE, onAsked);
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      document.removeEventListener(OPEN_PALETTE, onAsked);
    };
  }, []);
  return (
    <>
      <PaletteButton
        keepsLabel={keepsLabel}
        onPoint={PalettePanel.preload}
        onOpen={() => change("palette")}
      />
      {open === "palette" ? <PalettePanel typed={typed} onClose={close} /> : null}
      {open === "keys" ? <KeysDialog onClose={close} /> : null}
    </>
  );
}

/** The text after one more key; null to close, undefined when the key means nothing here. */
function typedAhead(text: string, key: string): string | null | undefined {
  if (key === "Escape") return null;
  if (key === "Backspace") return text.slice(0, -1);
  return key.length === 1 ? text + key : undefined;
}
