"use client";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { followTips } from "./follow-tips.ts";
import { Kbd } from "./kbd.tsx";

const GAP = 6;
const EDGE = 8;

/** Shows the hint of whatever is pointed at or focused. Once, at the root. */
export function TooltipLayer() {
  const id = useId();
  const [of, setOf] = useState<HTMLElement | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => followTips(setOf), []);
  useLayoutEffect(() => {
    if (of === null || box.current === null) return;
    place(box.current, of.getBoundingClientRect());
    // A button's name is its hint already, and a reason may be linked: neither is read out twice.
    if (of.ariaLabel === of.dataset.tip || of.hasAttribute("aria-describedby")) return;
    of.setAttribute("aria-describedby", id);
    return () => of.removeAttribute("aria-describedby");
  }, [of, id]);
  if (of === null) return null;
  return createPortal(
    <div
      ref={box}
      id={id}
      data-tip-box
      // Read out through the description of its element; it stands in no landmark.
      aria-hidden="true"
      className="fixed z-60 inline-flex max-w-70 animate-fade items-center gap-2 rounded-ctl bg-tip px-2 py-[5px] text-12 text-tip-fg shadow-pop [&_kbd]:border-tip-line [&_kbd]:bg-transparent [&_kbd]:text-tip-fg2"
    >
      {of.dataset.tip}
      {of.dataset.tipKeys === undefined ? null : <Kbd keys={of.dataset.tipKeys.split(" ")} />}
    </div>,
    document.body,
  );
}

/** Above the element, below it where there is no room, and inside the window. */
function place(tip: HTMLElement, by: DOMRect): void {
  // Measured with the whole window as room.
  tip.style.left = `${EDGE}px`;
  const { width, height } = tip.getBoundingClientRect();
  const above = by.top - height - GAP;
  const left = by.left + (by.width - width) / 2;
  tip.style.top = `${above < EDGE ? by.bottom + GAP : above}px`;
  tip.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
}
