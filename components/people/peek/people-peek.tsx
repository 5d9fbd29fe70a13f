"use client";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { onDemand, usePreload } from "#components/ui/on-demand.tsx";
import type { PersonRef } from "#lib/directory/types.ts";
import { focusedRow } from "../selection/focused-row.ts";

const PeekPanel = onDemand(async () => (await import("./peek-panel.tsx")).PeekPanel);

/**
 * The list with a look at one person beside it: Space opens and closes it, the focus moves it on, Esc
 * closes it. The focus stays in the list, so that J and K go on.
 */
export function PeoplePeek({ rows, children }: { rows: readonly PersonRef[]; children: ReactNode }) {
  const [objectId, setObjectId] = useState<string | null>(null);
  usePreload(PeekPanel);
  const person = rows.find((row) => row.objectId === objectId);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    if (event.key === "Escape" && person !== undefined && isFree(event.target)) setObjectId(null);
    else if (event.key === " ") {
      const row = focusedRow(rows);
      if (row === undefined) return;
      setObjectId(row.objectId === objectId ? null : row.objectId);
    } else return;
    event.preventDefault();
  });
  const onFocus = useEffectEvent(() => {
    const row = focusedRow(rows);
    if (row !== undefined && person !== undefined) setObjectId(row.objectId);
  });
  useEffect(() => {
    // Before the bulk bar, whose Esc comes after this one.
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener("focusin", onFocus);
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener("focusin", onFocus);
    };
  }, []);

  return (
    <div className="relative flex min-h-0 flex-1">
      {children}
      {person === undefined ? null : <PeekPanel person={person} onClose={() => setObjectId(null)} />}
    </div>
  );
}

/** Dialogs, menus and text fields have an Esc of their own. */
function isFree(target: EventTarget | null): boolean {
  return !(
    target instanceof Element && target.closest("input, textarea, [role=dialog], [role=menu]") !== null
  );
}
