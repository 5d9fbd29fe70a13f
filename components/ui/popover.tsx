"use client";
import type { ComponentProps, ReactNode } from "react";
import { FloatingRoot, FloatingTrigger, useFloating } from "./floating.tsx";
import { onDemand } from "./on-demand.tsx";
import type { PopoverPanelProps } from "./popover-panel.tsx";

const PopoverPanel = onDemand(async () => (await import("./popover-panel.tsx")).PopoverPanel);

export const Popover = FloatingRoot;

type PopoverTriggerProps = {
  /** Fetches what will be in it. */
  preload?: () => void;
  children: ComponentProps<typeof FloatingTrigger>["children"];
};

/** Takes one element: the button that opens it. */
export function PopoverTrigger({ preload, children }: PopoverTriggerProps) {
  const both = () => {
    PopoverPanel.preload();
    preload?.();
  };
  return (
    <FloatingTrigger opens="dialog" preload={both}>
      {children}
    </FloatingTrigger>
  );
}

/** A floating panel for a small form or a chooser. Name it with `aria-label`. */
export function PopoverContent(props: PopoverPanelProps): ReactNode {
  return useFloating().isOpen ? <PopoverPanel {...props} /> : null;
}
