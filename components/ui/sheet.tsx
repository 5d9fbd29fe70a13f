"use client";
import type { ReactNode } from "react";
import { onDemand } from "./on-demand.tsx";
import type { SheetPanelProps } from "./sheet-panel.tsx";

const SheetPanel = onDemand(async () => (await import("./sheet-panel.tsx")).SheetPanel);

/** A panel from the right over a scrim, 392 px, the whole screen under 640. */
export function Sheet({ isOpen, ...rest }: SheetPanelProps & { isOpen: boolean }): ReactNode {
  return isOpen ? <SheetPanel {...rest} /> : null;
}
