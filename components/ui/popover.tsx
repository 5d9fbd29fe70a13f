"use client";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";
import { POP } from "./pop.ts";

export const Popover = Radix.Root;
/** Takes one element: the button that opens it. */
export const PopoverTrigger = (props: ComponentProps<typeof Radix.Trigger>) => (
  <Radix.Trigger asChild {...props} />
);

/** A floating panel for a small form or a chooser. Name it with `aria-label`. */
export function PopoverContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        {...rest}
        className={cn(
          POP,
          "max-h-(--radix-popover-content-available-height) min-w-50 overflow-auto p-3 outline-none",
          className,
        )}
      />
    </Radix.Portal>
  );
}
