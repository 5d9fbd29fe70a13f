"use client";
import type { ReactNode } from "react";
import type { DialogPanelProps } from "./dialog-panel.tsx";
import { onDemand } from "./on-demand.tsx";

const panel = () => import("./dialog-panel.tsx");
const DialogPanel = onDemand(async () => (await panel()).DialogPanel);

/** A dialog, for secrets and deletion only; everything else confirms in place. */
export function Dialog({ isOpen, ...rest }: DialogPanelProps & { isOpen: boolean }): ReactNode {
  return isOpen ? <DialogPanel {...rest} /> : null;
}

/** Wraps the button of a dialog's footer that closes it. */
export const DialogClose = onDemand(async () => (await panel()).DialogClose);
