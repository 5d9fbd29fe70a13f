"use client";
import { startTransition } from "react";
import { Link } from "#components/ui/link.tsx";
import { MenuContent, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import type { ShellMember, SignOut } from "./types.ts";

export type MemberMenuPanelProps = {
  member: ShellMember;
  signOut: SignOut;
  side?: "top" | "bottom";
  align?: "start" | "end";
};

/** What the member menu offers. */
export function MemberMenuPanel({ member, signOut, side = "top", align = "start" }: MemberMenuPanelProps) {
  return (
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
  );
}
