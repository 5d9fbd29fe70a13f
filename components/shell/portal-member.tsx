"use client";
import { Avatar } from "#components/ui/avatar.tsx";
import { MemberMenu } from "./member-menu.tsx";
import type { ShellMember, SignOut } from "./types.ts";

/** The signed-in person at the right of the top bar; opens their menu. */
export function PortalMember({ member, signOut }: { member: ShellMember; signOut: SignOut }) {
  return (
    <MemberMenu member={member} signOut={signOut} side="bottom" align="end">
      <button type="button" className="grid size-8 place-items-center rounded-full touch:size-10">
        <Avatar name={member.name} objectId={member.objectId} />
        <span className="sr-only">{`${member.name}, your menu`}</span>
      </button>
    </MemberMenu>
  );
}
