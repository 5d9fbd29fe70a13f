"use client";
import { useState, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

type ShortListProps = {
  /** What the rows are, for the button: "groups". */
  noun: string;
  singular: string;
  label: string;
  first?: number;
  /** One keyed `<li>` per row. */
  children: readonly ReactNode[];
};

/** A ruled list that shows its first rows and the rest on demand. */
export function ShortList({ noun, singular, label, first = 8, children }: ShortListProps) {
  const [hasAll, setAll] = useState(false);
  const rest = children.length - first;
  return (
    <>
      <ul aria-label={label}>{hasAll || rest <= 0 ? children : children.slice(0, first)}</ul>
      {hasAll || rest <= 0 ? null : (
        <Button variant="text" size="s" className="mt-2" onClick={() => setAll(true)}>
          {`${rest} more ${rest === 1 ? singular : noun}`}
        </Button>
      )}
    </>
  );
}
