"use client";
import Link from "next/link";
import { startTransition, type ComponentProps } from "react";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuSeparator,
  MenuTrigger,
} from "#components/ui/menu.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import type { ShellMember, SignOut } from "./types.ts";

type MemberMenuProps = {
  member: ShellMember;
  signOut: SignOut;
  side?: "top" | "bottom";
  align?: "start" | "end";
  children: ComponentProps<typeof MenuTrigger>["children"];
};

/** The signed-in person's menu: their places, theme, sign out. `children` is the button that opens it. */
export function MemberMenu({ member, signOut, side = "top", align = "start", children }: MemberMenuProps) {
  return (
    <Menu>
      <MenuTrigger>{children}</MenuTrigger>
      <MenuContent side={side} align={align} className="min-w-50">
        <MenuLabel>{member.detail ? `${member.name}, ${member.detail}` : member.name}</MenuLabel>
        {member.links?.map(({ href, label }) => (
          <MenuLink key={href}>
            <Link href={href}>{label}</Link>
          </MenuLink>
        ))}
        <MenuSeparator />
        <ThemeMenu />
        <MenuSeparator />
        <MenuItem onSelect={() => startTransition(() => signOut())}>Sign out</MenuItem>
      </MenuContent>
    </Menu>
  );
}
