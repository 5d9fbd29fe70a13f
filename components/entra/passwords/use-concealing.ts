"use client";
import { useEffect, useState } from "react";

const VISIBLE_S = 60;

/** A secret on the screen hides by itself after a minute; `secondsLeft` is null while it is hidden. */
export function useConcealing() {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(VISIBLE_S);
  const isHidden = secondsLeft === null;
  useEffect(() => {
    if (isHidden) return;
    const timer = setInterval(
      () => setSecondsLeft((left) => (left === null || left <= 1 ? null : left - 1)),
      1_000,
    );
    return () => clearInterval(timer);
  }, [isHidden]);
  return {
    secondsLeft,
    hide: () => setSecondsLeft(null),
    toggle: () => setSecondsLeft(isHidden ? VISIBLE_S : null),
  };
}
