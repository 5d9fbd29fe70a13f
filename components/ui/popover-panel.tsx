"use client";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";
import { POP } from "./pop.ts";
import { usePanel } from "./use-panel.ts";

export type PopoverPanelProps = Pick<
  ComponentProps<typeof Radix.Content>,
  "aria-label" | "align" | "side" | "className" | "children"
>;

/** An open popover. */
export function PopoverPanel({ className, ...rest }: PopoverPanelProps) {
  const { root, anchor, content } = usePanel();
  return (
    <Radix.Root {...root}>
      <Radix.Anchor {...anchor} />
      <Radix.Portal>
        <Radix.Content
          align="start"
          {...content}
          {...rest}
          className={cn(
            POP,
            "max-h-(--radix-popover-content-available-height) min-w-50 overflow-auto p-3 outline-none",
            className,
          )}
        />
      </Radix.Portal>
    </Radix.Root>
  );
}
