"use client";
import { Dialog } from "radix-ui";
import { useReturnFocus } from "#components/ui/use-return-focus.ts";
import { PaletteBox } from "./palette-box.tsx";

type PalettePanelProps = { typed: string; onClose: () => void };

/** The open palette. */
export function PalettePanel({ typed, onClose }: PalettePanelProps) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          className="fixed inset-x-4 top-[12dvh] z-40 mx-auto flex max-w-[600px] animate-fade flex-col overflow-hidden rounded-float bg-raised shadow-dialog outline-none max-sm:top-4"
        >
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <PaletteBox typed={typed} onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
