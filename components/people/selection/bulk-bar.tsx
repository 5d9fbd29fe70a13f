"use client";
import { X, Zap } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { MOST_PEOPLE } from "#lib/entra/actions/constants.ts";
import { focusedRow } from "./focused-row.ts";
import { useSelection } from "./people-selection.tsx";

const BulkSheet = onDemand(async () => (await import("./bulk-sheet.tsx")).BulkSheet);
const BUTTON =
  "inline-flex h-ctl-s items-center gap-1.5 rounded-ctl px-2 text-12 font-medium hover:bg-current/10 touch:h-10 touch:text-13";

/** Floats at the foot of the list while somebody is selected: how many, and what to do with them. */
export function BulkBar() {
  const selection = useSelection();
  const { chosen, isFull, clear } = selection;
  const [isOpen, setOpen] = useState(false);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isElsewhere(event.target))
      return;
    const row = focusedRow(selection.page.current);
    const key = event.key.toLowerCase();
    if (key === "x" && row !== undefined) {
      if (event.shiftKey) selection.extendTo(row);
      else selection.toggle(row);
    } else if (key === "a" && chosen.size > 0) setOpen(true);
    else if (key === "escape" && chosen.size > 0) clear();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    if (chosen.size > 0) BulkSheet.preload();
  }, [chosen]);
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <output aria-live="polite" className="sr-only">
        {chosen.size === 0 ? "" : `${chosen.size} selected`}
      </output>
      {chosen.size === 0 ? null : (
        <section
          aria-label="Selected people"
          className="absolute bottom-12 left-1/2 z-20 flex h-10 -translate-x-1/2 items-center gap-1 rounded-float bg-tip pr-1.5 pl-3.5 whitespace-nowrap text-tip-fg shadow-pop max-sm:bottom-3 touch:h-13"
        >
          <span className="tabular-nums">{`${chosen.size} selected`}</span>
          {isFull ? (
            <span className="text-12 text-tip-fg2 max-sm:hidden">{`${MOST_PEOPLE} are the most at once`}</span>
          ) : null}
          <span className="mx-1.5 h-4.5 w-px bg-tip-line" />
          <button type="button" className={BUTTON} onClick={() => setOpen(true)}>
            <Icon of={Zap} size={14} className="text-tip-fg2" />
            Run an action
            <Kbd keys={["A"]} className="border-current/40 bg-transparent text-inherit" />
          </button>
          <button type="button" aria-label="Clear selection" className={BUTTON} onClick={clear}>
            <Icon of={X} size={14} className="text-tip-fg2" />
          </button>
        </section>
      )}
      {isOpen && chosen.size > 0 ? (
        <BulkSheet people={[...chosen.values()]} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null
  );
}
