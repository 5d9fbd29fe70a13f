"use client";
import { useEffect } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { PersonRef } from "#lib/directory/types.ts";
import { useSelection } from "./people-selection.tsx";

/** The box of one row; with Shift it chooses everything since the last one. */
export function RowCheck({ person }: { person: PersonRef }) {
  const { chosen, isFull, toggle, extendTo } = useSelection();
  const isOn = chosen.has(person.objectId);
  return (
    <Checkbox
      data-select
      aria-label={`Select ${person.displayName}`}
      checked={isOn}
      disabled={isFull && !isOn}
      onClick={(event) => {
        if (event.shiftKey) extendTo(person);
        else toggle(person);
      }}
    />
  );
}

/** The box in the head: everybody on this page, or nobody of it. */
export function PageCheck({ rows }: { rows: readonly PersonRef[] }) {
  const { chosen, showPage, choose } = useSelection();
  useEffect(() => showPage(rows), [rows, showPage]);
  const on = rows.filter(({ objectId }) => chosen.has(objectId)).length;
  const isAll = on > 0 && on === rows.length;
  return (
    <Checkbox
      aria-label="Select everybody on this page"
      checked={isAll ? true : on > 0 ? "indeterminate" : false}
      onCheckedChange={() => choose(rows, on === 0)}
    />
  );
}
