"use client";
import type { ReactNode } from "react";
import { FloatingRoot, FloatingTrigger, useFloating } from "./floating.tsx";
import { onDemand } from "./on-demand.tsx";
import type { PopoverPanelProps } from "./popover-panel.tsx";

const PopoverPanel = onDemand(async () => (await import("./popover-panel.tsx")).PopoverPanel);

export const Popover = FloatingRoot;

/** Takes one element: the button that opens it. */
export function PopoverTrigger({
  children,
}: {
  children: Parameters<typeof FloatingTrigger>[0]["children"];
}) {
  return (
    <FloatingTrigger opens="dialog" preload={PopoverPanel.preload}>
      {children}
    </FloatingTrigger>
  );
}

/** A floating panel for a small form or a chooser. Name it with `aria-label`. */
export function PopoverContent(props: PopoverPanelProps): ReactNode {
  return useFloating().isOpen ? <PopoverPanel {...props} /> : null;
}
