"use client";
import { useEffect, useState } from "react";

const keyOf = (name: string) => `gatehouse-draft:${name}`;

/** Text that survives leaving the page, in this tab only. */
export function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState("");
  useEffect(() => {
    const kept = sessionStorage.getItem(keyOf(name));
    if (kept !== null) setText(kept);
  }, [name]);
  const keep = (value: string) => {
    setText(value);
    if (value === "") sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), value);
  };
  return [text, keep];
}
