"use client";
import { useState } from "react";

type Ordered<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  onChange: (items: T[]) => void;
};

/** Moving and removing the rows of an ordered list, each told to screen readers, with the focus where it belongs. */
export function useOrderedRows<T>({ items, keyOf, nameOf, onChange }: Ordered<T>) {
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  /** After the next paint: the row may only be there by then. */
  const focusRow = (key: string, part: "toggle" | "first" = "toggle") =>
    requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`[data-row="${key}"]`);
      const found = row?.querySelector<HTMLElement>(`[data-part="${part}"]`);
      (found ?? row?.querySelector<HTMLElement>("[data-part=toggle]"))?.focus();
    });
  const move = (at: number, step: -1 | 1) => {
    const item = items[at];
    if (item === undefined) return;
    onChange(moved(items, at, step));
    const to = Math.max(1, Math.min(items.length, at + 1 + step));
    setSaid(`${nameOf(item)} is number ${to} of ${items.length}.`);
    focusRow(keyOf(item));
  };
  const remove = (at: number) => {
    const item = items[at];
    if (item === undefined) return;
    onChange(items.toSpliced(at, 1));
    setSaid(`${nameOf(item)} is removed.`);
    const neighbour = items[at + 1] ?? items[at - 1];
    if (neighbour !== undefined) focusRow(keyOf(neighbour));
  };
  return {
    said,
    openKey,
    move,
    remove,
    focusRow,
    toggle: (key: string) => setOpenKey(key === openKey ? null : key),
    /** Opens a row, also one that is just being added, and goes to its first field, where it names one. */
    open: (key: string) => {
      setOpenKey(key);
      focusRow(key, "first");
    },
  };
}

/** The list with one item moved by a step; unchanged past its ends. */
export function moved<T>(list: readonly T[], at: number, step: -1 | 1): T[] {
  const item = list[at];
  const to = at + step;
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, item);
}
