"use client";
import { useState } from "react";
import { useKeys } from "./use-keys.ts";

/** Which rows are selected. X takes the row with the focus, or lets it go; only rows that are listed count. */
export function useSelection(listed: readonly { id: string }[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = listed.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  useKeys({
    x: () => {
      const row = document.activeElement?.closest<HTMLElement>("[data-request]");
      if (row?.dataset.request !== undefined) toggle(row.dataset.request);
    },
  });
  return {
    selected,
    isSelected: (id: string) => ids.has(id),
    toggle,
    toggleAll: () => setIds(new Set(selected.length === listed.length ? [] : listed.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}
