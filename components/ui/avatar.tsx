import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { initialsOf, monogramOf, tintOf } from "./avatar-look.ts";

export type AvatarSize = 20 | 24 | 32 | 40 | 48;

const ROUND: Record<AvatarSize, string> = {
  20: "size-5 text-[8.5px]",
  24: "size-6 text-[10px]",
  32: "size-8 text-[12px]",
  40: "size-10 text-[14px]",
  48: "size-12 text-[16px]",
};
const TINT = {
  1: "bg-av1 text-av1-fg",
  2: "bg-av2 text-av2-fg",
  3: "bg-av3 text-av3-fg",
  4: "bg-av4 text-av4-fg",
  5: "bg-av5 text-av5-fg",
  6: "bg-av6 text-av6-fg",
} as const;

type AvatarProps = {
  name: string;
  objectId: string;
  size?: AvatarSize;
  isMuted?: boolean;
  className?: string;
};

/** A person: round, initials on a tint of their object ID. Muted for blocked and deleted. The name stands beside it. */
export function Avatar({ name, objectId, size = 24, isMuted = false, className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "avatar",
        ROUND[size],
        isMuted ? "bg-hover text-ink-3 inset-ring inset-ring-line-2" : TINT[tintOf(objectId)],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

const SQUARE: Record<AvatarSize, string> = {
  20: "size-5 rounded-[4px] text-[9px]",
  24: "size-6 rounded-[5px] text-[10px]",
  32: "size-8 rounded-[6px] text-[12.5px]",
  40: "size-10 rounded-[7px] text-[15px]",
  48: "size-12 rounded-[8px] text-[17px]",
};

type TileProps = { name: string; size?: AvatarSize; icon?: ReactNode; isInk?: boolean; className?: string };

/** A thing (app, group, integration): square, two letters or an icon. `isInk` is for the agent. */
export function Tile({ name, size = 20, icon, isInk = false, className }: TileProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-grid flex-none place-items-center border leading-none font-semibold tracking-normal select-none",
        SQUARE[size],
        isInk ? "border-ink bg-ink text-surface" : "border-line-2 bg-surface text-ink-2",
        className,
      )}
    >
      {icon ?? monogramOf(name)}
    </span>
  );
}
