"use client";
import { useEffect, useState } from "react";

/** "Adding in Entra, 2 s": the seconds from the first full one on. */
export function Elapsed({ word }: { word: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - startedAt) / 1_000)), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="tabular-nums">
      {word}
      {seconds >= 1 ? <span aria-hidden="true">{`, ${seconds} s`}</span> : null}
    </span>
  );
}
