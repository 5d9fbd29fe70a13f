"use client";
import { useState } from "react";

/** Gives the focus back to what had it when the dialog opened, unless something else has taken it since. */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  };
}
