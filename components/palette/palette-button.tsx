"use client";
import { Search } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { cn } from "#lib/platform/cn.ts";

type PaletteButtonProps = { keepsLabel: boolean; onPoint: () => void; onOpen: () => void };

/** "Search or jump to ⌘K" above the places; an icon in the rail, where that has no room for labels. */
export function PaletteButton({ keepsLabel, onPoint, onOpen }: PaletteButtonProps) {
  return (
    <button
      type="button"
      title="Search or jump to"
      aria-haspopup="dialog"
      onPointerEnter={onPoint}
      onFocus={onPoint}
      onClick={onOpen}
      className={cn(
        "mb-2 flex h-ctl flex-none items-center gap-2 rounded-ctl border border-line-2 bg-surface px-2 text-left text-ink-3 hover:text-ink touch:h-10",
        !keepsLabel &&
          "rail:mx-auto rail:w-9 rail:justify-center rail:border-transparent rail:bg-transparent rail:px-0",
      )}
    >
      <Icon of={Search} />
      <span className={cn("flex-1 truncate", !keepsLabel && "rail:sr-only")}>Search or jump to</span>
      <Kbd keys={["⌘", "K"]} className={keepsLabel ? undefined : "rail:hidden"} />
    </button>
  );
}
