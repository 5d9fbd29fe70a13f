"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { Modal } from "./modal.tsx";

export type SheetPanelProps = {
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** The content brings its own head (tabs); then only the name is kept, for readers. */
  isTitleHidden?: boolean;
  className?: string;
  children: ReactNode;
};

/** An open sheet. */
export function SheetPanel({ onOpenChange, title, isTitleHidden, className, children }: SheetPanelProps) {
  return (
    <Modal
      onOpenChange={onOpenChange}
      onOpenAutoFocus={(event) => {
        // The sheet itself, so that its name is read and no hint pops up on the first button.
        event.preventDefault();
        if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
      }}
      className={cn(
        "inset-y-0 right-0 w-panel max-w-full animate-slide-left overflow-auto bg-surface shadow-sheet max-sm:w-full",
        className,
      )}
    >
      {isTitleHidden ? (
        <Radix.Title className="sr-only">{title}</Radix.Title>
      ) : (
        <header className="flex h-head flex-none items-center border-b border-line pr-2 pl-4">
          <Radix.Title className="flex-1 font-semibold">{title}</Radix.Title>
          <Radix.Close asChild>
            <IconButton label="Close" icon={<Icon of={X} />} />
          </Radix.Close>
        </header>
      )}
      {children}
    </Modal>
  );
}
