"use client";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";
import { useOpeningPress } from "./use-opening-press.ts";
import { useReturnFocus } from "./use-return-focus.ts";

type ModalProps = Omit<ComponentProps<typeof Radix.Content>, "role"> & {
  onOpenChange: (isOpen: boolean) => void;
  /** Read out as an alert, and a click outside does not close it. */
  isAlert?: boolean | undefined;
};

/** What lies over the page and its scrim until it is closed: a dialog, a sheet, the palette. */
export function Modal({ onOpenChange, isAlert, className, ...rest }: ModalProps) {
  const returnFocus = useReturnFocus();
  const press = useOpeningPress();
  return (
    <Radix.Root open onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay {...press.around} className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          role={isAlert ? "alertdialog" : "dialog"}
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          onInteractOutside={(event) => {
            if (isAlert || press.isGoingOn()) event.preventDefault();
          }}
          {...press.panel}
          {...rest}
          className={cn("fixed z-40 flex flex-col outline-none", className)}
        />
      </Radix.Portal>
    </Radix.Root>
  );
}
