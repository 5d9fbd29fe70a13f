"use client";
import { useState, type ComponentProps } from "react";
import { Menu, MenuTrigger } from "#components/ui/menu.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import type { MemberMenuPanelProps } from "./member-menu-panel.tsx";

const MemberMenuPanel = onDemand(async () => (await import("./member-menu-panel.tsx")).MemberMenuPanel);

type MemberMenuProps = MemberMenuPanelProps & Pick<ComponentProps<typeof MenuTrigger>, "children">;

/** The signed-in person's menu: their places, theme, sign out. `children` is the button that opens it. */
export function MemberMenu({ children, ...panel }: MemberMenuProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Menu open={isOpen} onOpenChange={setOpen}>
      <MenuTrigger preload={MemberMenuPanel.preload}>{children}</MenuTrigger>
      {isOpen ? <MemberMenuPanel {...panel} /> : null}
    </Menu>
  );
}
