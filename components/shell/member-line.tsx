"use client";
import { Avatar } from "#components/ui/avatar.tsx";
import { cn } from "#lib/platform/cn.ts";
import { MemberMenu } from "./member-menu.tsx";
import type { ShellMember, SignOut } from "./types.ts";

/** The signed-in person at the foot of a sidebar; opens their menu. */
export function MemberLine({
  member,
  signOut,
  keepsLabel,
}: {
  member: ShellMember;
  signOut: SignOut;
  keepsLabel?: boolean;
}) {
  const hidden = keepsLabel ? "" : "rail:sr-only";
  return (
    <div className={cn("mt-1.5 border-t border-line pt-1.5", !keepsLabel && "rail:border-t-0")}>
      <MemberMenu member={member} signOut={signOut}>
        <button
          type="button"
          className={cn(
            "flex h-9 w-full items-center gap-2 rounded-ctl px-1.5 text-left hover:bg-hover aria-expanded:bg-hover touch:h-10",
            !keepsLabel && "rail:mx-auto rail:w-9 rail:justify-center rail:px-0",
          )}
        >
          <Avatar name={member.name} objectId={member.objectId} />
          <span className={cn("truncate", hidden)}>{member.name}</span>
          {member.detail ? (
            <span className={cn("ml-auto text-12 text-ink-3", hidden)}>{member.detail}</span>
          ) : null}
        </button>
      </MemberMenu>
    </div>
  );
}
