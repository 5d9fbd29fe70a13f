"use client";
import { X } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";

type ChipRemoveProps = { label: string; isDisabled: boolean; onRemove: () => void };

/** The small × at the end of a chip. */
export function ChipRemove({ label, isDisabled, onRemove }: ChipRemoveProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isDisabled}
      onClick={onRemove}
      className="grid size-6 flex-none place-items-center rounded-mark text-ink-3 hover:bg-hover hover:text-ink disabled:invisible touch:size-10"
    >
      <Icon of={X} size={14} />
    </button>
  );
}
