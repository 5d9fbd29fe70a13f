"use client";
import { Search } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { openPalette } from "./open-palette.ts";

/** "Search or jump to" among the places of a phone, where no key opens the palette. */
export function PaletteLine() {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={openPalette}
      className="flex h-10 items-center gap-[9px] rounded-ctl border border-line-2 bg-surface px-2 text-left text-ink-3"
    >
      <Icon of={Search} />
      Search or jump to
    </button>
  );
}
