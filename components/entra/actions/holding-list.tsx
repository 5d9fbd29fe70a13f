"use client";
import { ChevronRight } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { cn } from "#lib/platform/cn.ts";

const FIRST = 6;

type HoldingListProps = {
  title: string;
  isOpenAtFirst: boolean;
  /** At the right of the head: a button or a few words. */
  trailing: ReactNode;
  empty: string;
  /** One keyed `<li>` per holding. */
  children: readonly ReactNode[];
};

/** A foldable list of what a person has; the first six, then all. */
export function HoldingList({ title, isOpenAtFirst, trailing, empty, children }: HoldingListProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [hasAll, setAll] = useState(false);
  const hidden = hasAll ? 0 : Math.max(0, children.length - FIRST);
  return (
    <section className="border-t border-line">
      <div className="flex h-row items-center pr-2 touch:h-11">
        <h3 className="flex-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            className="flex h-row w-full items-center gap-2 pl-4 text-left font-medium -outline-offset-2 touch:h-11"
          >
            <Icon of={ChevronRight} size={16} className={cn("text-ink-3", isOpen && "rotate-90")} />
            {title} <span className="font-normal text-ink-3 tabular-nums">{children.length}</span>
          </button>
        </h3>
        {trailing}
      </div>
      <div id={id} hidden={!isOpen} className="pb-2">
        {children.length === 0 ? <p className="px-4 pb-1 pl-10 text-12 text-ink-3">{empty}</p> : null}
        <ul>{hidden > 0 ? children.slice(0, FIRST) : children}</ul>
        {hidden > 0 ? (
          <Button
            size="s"
            variant="ghost"
            className="ml-8"
            onClick={() => setAll(true)}
          >{`${hidden} more`}</Button>
        ) : null}
      </div>
    </section>
  );
}
