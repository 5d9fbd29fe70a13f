"use client";
import { Dialog } from "radix-ui";
import { Modal } from "#components/ui/modal.tsx";
import { PaletteBox } from "./palette-box.tsx";

type PalettePanelProps = { typed: string; onClose: () => void };

/** The open palette. */
export function PalettePanel({ typed, onClose }: PalettePanelProps) {
  return (
    <Modal
      onOpenChange={onClose}
      className="inset-x-4 top-[12dvh] mx-auto max-w-[600px] animate-fade overflow-hidden rounded-float bg-raised shadow-dialog max-sm:top-4"
    >
      <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
      <PaletteBox typed={typed} onClose={onClose} />
    </Modal>
  );
}
