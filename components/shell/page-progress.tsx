"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { LEAVING } from "./leaving.ts";

const PATIENCE_MS = 200;
/** A page that leads back to where one is changes no address: the line ends by itself. */
const LONGEST_MS = 20_000;

/** A line along the top while the next page is on its way, once that takes longer than a blink. */
export function PageProgress() {
  const here = `${usePathname()}?${useSearchParams().toString()}`;
  const [leaving, setLeaving] = useState<string | null>(null);
  if (leaving !== null && leaving !== here) setLeaving(null);
  useEffect(() => {
    const timers: number[] = [];
    const stop = () => timers.splice(0).forEach((timer) => window.clearTimeout(timer));
    const leave = (event: Event) => {
      if (!(event instanceof CustomEvent) || isShown(String(event.detail))) return;
      stop();
      // Later also because what is set now would wait for the page, as a part of the same transition.
      timers.push(
        window.setTimeout(() => setLeaving(here), PATIENCE_MS),
        window.setTimeout(() => setLeaving(null), LONGEST_MS),
      );
    };
    window.addEventListener(LEAVING, leave);
    return () => {
      window.removeEventListener(LEAVING, leave);
      stop();
    };
  }, [here]);
  if (leaving === null) return null;
  return (
    <div
      // The element `progress` can't be drawn as a bare line in every browser.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="progressbar"
      aria-label="Loading the page"
      className="fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-progress bg-accent"
    />
  );
}

/** Whether an address is the page that is shown, whatever its fragment. */
function isShown(url: string): boolean {
  const { pathname, search } = new URL(url, window.location.href);
  return pathname === window.location.pathname && search === window.location.search;
}
