"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

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
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          onOpenAutoFocus={(event) => {
            // The sheet itself, so that its name is read and no hint pops up on the first button.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          className={cn(
            "fixed inset-y-0 right-0 z-40 flex w-panel max-w-full animate-slide-left flex-col overflow-auto bg-surface shadow-sheet outline-none max-sm:w-full",
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
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
