"use client";
import { ListFilter, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover, PopoverTrigger } from "#components/ui/popover.tsx";
import { useSingleKey } from "#components/ui/use-single-key.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";

const FilterPanel = onDemand(async () => (await import("./filter-panel.tsx")).FilterPanel);

type FilterMenuProps = { query: PeopleQuery; isDesk: boolean; filterCount: number };

/** Adds a filter. F opens it. */
export function FilterMenu({ query, isDesk, filterCount }: FilterMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  useSingleKey("f", () => setIsOpen(true));
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger preload={FilterPanel.preload}>
        <Button
          size="s"
          variant="ghost"
          className="max-sm:order-first max-sm:border-line-2"
          icon={<Icon of={filterCount > 0 ? ListFilter : Plus} size={14} />}
          keys={["F"]}
        >
          Filter
        </Button>
      </PopoverTrigger>
      {isOpen ? <FilterPanel query={query} isDesk={isDesk} onClose={() => setIsOpen(false)} /> : null}
    </Popover>
  );
}
