"use client";
import { Lock } from "lucide-react";
import { ChangeMark, type Change } from "#components/ui/change-mark.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { ComparedRow } from "#lib/directory/compare-people.ts";
import { LINE, NAME_LINK } from "../row-look.ts";

type CompareListProps = {
  kind: "group" | "app";
  title: string;
  rows: readonly ComparedRow[];
  /** What picking a row would do; what stays can't be picked. */
  change: Change;
  picked: ReadonlySet<string>;
  onPick: (row: ComparedRow, isOn: boolean) => void;
};

/** One of the three lists of a comparison. What can't be changed from here stays, with why. */
export function CompareList({ kind, title, rows, change, picked, onPick }: CompareListProps) {
  return (
    <section aria-label={`${title}: ${kind}s`}>
      <h4 className="flex h-7 items-center gap-2 border-b border-line text-12 font-medium text-ink-2">
        <ChangeMark change={change} />
        <span className="min-w-0 truncate">{title}</span>
        <span className="font-normal text-ink-3 tabular-nums">{rows.length}</span>
      </h4>
      {rows.length === 0 ? <p className="py-2 text-ink-3">{`No ${kind}.`}</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.objectId} className={LINE}>
            {change === "stays" ? null : row.whyNot === null ? (
              <Checkbox
                aria-label={row.displayName}
                checked={picked.has(row.objectId)}
                onCheckedChange={(checked) => onPick(row, checked === true)}
              />
            ) : (
              <Tooltip text={row.whyNot}>
                {/* The reason is all there is to it: it takes the focus, so that a keyboard can read it. */}
                <button type="button" aria-label={row.whyNot} className="grid size-3.5 place-items-center">
                  <Icon of={Lock} size={12} className="text-ink-3" />
                </button>
              </Tooltip>
            )}
            <Link href={`/${kind}s/${row.objectId}`} className={NAME_LINK}>
              {row.displayName}
            </Link>
            <span className="ml-auto min-w-0 shrink-4 truncate text-12 text-ink-3">{row.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
