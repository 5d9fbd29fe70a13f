"use client";
import type { ComponentProps, ReactNode } from "react";
import { FloatingRoot, FloatingTrigger, useFloating } from "./floating.tsx";
import type { MenuPanelProps } from "./menu-parts.tsx";
import { onDemand } from "./on-demand.tsx";

const parts = () => import("./menu-parts.tsx");
const MenuPanel = onDemand(async () => (await parts()).MenuPanel);

/** Not modal: the page behind stays readable and scrolls. */
export const Menu = FloatingRoot;

type MenuTriggerProps = {
  /** Fetches what will be in it. */
  preload?: () => void;
  children: ComponentProps<typeof FloatingTrigger>["children"];
};

/** Takes one element: the button that opens the menu. */
export function MenuTrigger({ preload, children }: MenuTriggerProps) {
  const both = () => {
    MenuPanel.preload();
    preload?.();
  };
  return (
    <FloatingTrigger opens="menu" preload={both}>
      {children}
    </FloatingTrigger>
  );
}

/** What the menu offers; its code comes with the first menu that is opened. */
export function MenuContent(props: MenuPanelProps): ReactNode {
  return useFloating().isOpen ? <MenuPanel {...props} /> : null;
}

export const MenuRadioGroup = onDemand(async () => (await parts()).MenuRadioGroup);
export const MenuItem = onDemand(async () => (await parts()).MenuItem);
export const MenuLink = onDemand(async () => (await parts()).MenuLink);
export const MenuRadioItem = onDemand(async () => (await parts()).MenuRadioItem);
export const MenuSeparator = onDemand(async () => (await parts()).MenuSeparator);
export const MenuLabel = onDemand(async () => (await parts()).MenuLabel);
