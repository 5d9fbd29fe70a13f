"use client";
import { Search } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

/** "Search or jump to ⌘K" above the places; an icon in the rail. */
export function PaletteButton({ onPoint, onOpen }: { onPoint: () => void; onOpen: () => void }) {
  return (
    <button
      type="button"
      title="Search or jump to"
      aria-haspopup="dialog"
      onPointerEnter={onPoint}
      onFocus={onPoint}
      onClick={onOpen}
      className="mb-2 flex h-ctl flex-none items-center gap-2 rounded-ctl border border-line-2 bg-surface px-2 text-left text-ink-3 hover:text-ink touch:h-10 rail:mx-auto rail:w-9 rail:justify-center rail:border-transparent rail:bg-transparent rail:px-0"
    >
      <Icon of={Search} />
      <span className="flex-1 truncate rail:sr-only">Search or jump to</span>
      <Kbd keys={["⌘", "K"]} className="rail:hidden" />
    </button>
  );
}
