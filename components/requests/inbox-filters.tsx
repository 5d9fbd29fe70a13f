"use client";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover, PopoverTrigger } from "#components/ui/popover.tsx";
import type { InboxOptions, InboxQuery } from "#lib/requests/types.ts";
import { useKeys } from "./use-keys.ts";

const InboxFilterPanel = onDemand(async () => (await import("./inbox-filter-panel.tsx")).InboxFilterPanel);

type InboxFiltersProps = { query: InboxQuery; options: InboxOptions };

/** Narrows the inbox by service, assignee, requester, status and age. F opens it. */
export function InboxFilters({ query, options }: InboxFiltersProps) {
  const [isOpen, setOpen] = useState(false);
  useKeys({ f: () => setOpen(true) });
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger preload={InboxFilterPanel.preload}>
        <Button size="s" variant="ghost" icon={<Icon of={ListFilter} size={14} />} keys={["F"]}>
          Filter
        </Button>
      </PopoverTrigger>
      {isOpen ? <InboxFilterPanel query={query} options={options} /> : null}
    </Popover>
  );
}
