"use client";
import { GripVertical } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition, type KeyboardEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PopoverContent } from "#components/ui/popover.tsx";
import { showToast } from "#components/ui/toast.ts";
import { columnSpec, type PeopleColumn } from "#lib/directory/people-columns.ts";
import { sendColumns } from "#lib/directory/views/server-actions.ts";
import { movedColumn } from "./moved-column.ts";

export type ColumnsPanelProps = {
  columns: readonly PeopleColumn[];
  offered: readonly PeopleColumn[];
  viewId: string | null;
};

/** Which facts the list shows and in which order, kept for the member and the open view. */
export function ColumnsPanel({ columns, offered, viewId }: ColumnsPanelProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [sent, setSent] = useState<readonly PeopleColumn[]>(columns);
  const [dragged, setDragged] = useState<PeopleColumn | null>(null);
  // Until the page has followed, what was just chosen counts.
  const shown = isPending ? sent : columns;

  const keep = (next: readonly PeopleColumn[] | null) => {
    setSent(next ?? columns);
    startTransition(async () => {
      const answer = await sendColumns({ viewId, columns: next === null ? null : [...next] });
      if (answer.status !== "ok")
        showToast({ status: "failed", title: "The columns were not kept.", detail: answer.message });
      router.refresh();
    });
  };
  const rows = [...shown, ...offered.filter((column) => !shown.includes(column))];
  return (
    <PopoverContent aria-label="Columns" align="end" className="max-h-120 w-64 p-1.5">
      <div className="flex h-7 items-center justify-between px-2">
        <span className="text-11 font-medium text-ink-3">Columns</span>
        <Button size="s" variant="text" onClick={() => keep(null)}>
          Usual ones
        </Button>
      </div>
      <ul aria-label="Columns, ⌥↑ and ⌥↓ move one">
        <li className="flex h-8 items-center gap-2 px-2">
          <Checkbox checked disabled aria-label="Name" />
          <span className="flex-1">Name</span>
          <span className="text-12 text-ink-3">Always shown</span>
        </li>
        {rows.map((column) => (
          <ColumnRow
            key={column}
            column={column}
            isOn={shown.includes(column)}
            onToggle={(isOn) => keep(isOn ? [...shown, column] : shown.filter((other) => other !== column))}
            onStep={(step) => keep(movedColumn(shown, column, shown.indexOf(column) + step))}
            onDrag={() => setDragged(column)}
            onDrop={() => dragged !== null && keep(movedColumn(shown, dragged, shown.indexOf(column)))}
          />
        ))}
      </ul>
    </PopoverContent>
  );
}

type ColumnRowProps = {
  column: PeopleColumn;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
  onStep: (step: 1 | -1) => void;
  onDrag: () => void;
  onDrop: () => void;
};

function ColumnRow({ column, isOn, onToggle, onStep, onDrag, onDrop }: ColumnRowProps) {
  const move = (event: KeyboardEvent) => {
    if (!isOn || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onStep(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    // Dragging is for the mouse only: with the keyboard ⌥↑ and ⌥↓ on the box do the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      draggable={isOn}
      onDragStart={onDrag}
      onDragOver={(event) => isOn && event.preventDefault()}
      onDrop={onDrop}
      className="flex items-center rounded-ctl pr-2 hover:bg-hover"
    >
      <label className="flex h-8 flex-1 cursor-pointer items-center gap-2 pl-2 touch:h-11">
        <Checkbox
          aria-label={columnSpec(column).label}
          checked={isOn}
          onKeyDown={move}
          onCheckedChange={(checked) => onToggle(checked === true)}
        />
        <span className="flex-1">{columnSpec(column).label}</span>
      </label>
      {isOn ? <Icon of={GripVertical} size={14} className="cursor-grab text-ink-3" /> : null}
    </li>
  );
}
