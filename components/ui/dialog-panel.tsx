"use client";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Modal } from "./modal.tsx";

export type DialogPanelProps = {
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** The least dangerous control first: it gets the focus. */
  footer?: ReactNode;
  /** For deletions: read out as an alert, and a click outside does not close it. */
  isAlert?: boolean;
  className?: string;
  children: ReactNode;
};

/** An open dialog. */
export function DialogPanel({ onOpenChange, title, footer, isAlert, className, children }: DialogPanelProps) {
  return (
    <Modal
      onOpenChange={onOpenChange}
      isAlert={isAlert}
      className={cn(
        "inset-x-4 top-1/2 mx-auto max-h-[calc(100dvh-2rem)] max-w-[460px] -translate-y-1/2 animate-fade rounded-float bg-raised shadow-dialog",
        className,
      )}
    >
      <Radix.Title className="px-5 pt-4 text-16 font-semibold">{title}</Radix.Title>
      <div className="grid gap-3.5 overflow-auto px-5 pt-2 pb-[18px]">{children}</div>
      {footer ? (
        <footer className="flex flex-none items-center justify-end gap-2 rounded-b-float border-t border-line bg-inset px-5 py-3 dark:bg-transparent">
          {footer}
        </footer>
      ) : null}
    </Modal>
  );
}

/** Wraps the button of a dialog's footer that closes it. */
export const DialogClose = ({ children }: { children: ReactNode }) => (
  <Radix.Close asChild>{children}</Radix.Close>
);
