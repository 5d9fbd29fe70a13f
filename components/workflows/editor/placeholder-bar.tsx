"use client";
import type { RefObject } from "react";
type PlaceholderBarProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  names: readonly string[];
  onChange: (text: string) => void;
};

/** What a text may name: each goes in where the cursor stands. */
export function PlaceholderBar({ field, names, onChange }: PlaceholderBarProps) {
  const insert = (name: string) => {
    const area = field.current;
    if (area === null) return;
    const piece = `{${name}}`;
    const { selectionStart: from, selectionEnd: to, value } = area;
    onChange(`${value.slice(0, from)}${piece}${value.slice(to)}`);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(from + piece.length, from + piece.length);
    });
  };
  return (
    <fieldset aria-label="Insert" className="-mt-2 flex flex-wrap gap-1">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          onClick={() => insert(name)}
          className="inline-flex h-6 items-center rounded-mark bg-accent-soft px-1.5 text-12 font-medium text-accent-text hover:underline touch:h-10 touch:px-3"
        >
          <span className="sr-only">Insert </span>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
