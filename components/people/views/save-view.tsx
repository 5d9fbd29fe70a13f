"use client";
import { Bookmark } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover, PopoverTrigger } from "#components/ui/popover.tsx";
import type { PeopleColumn } from "#lib/directory/people-columns.ts";

const SaveViewPanel = onDemand(async () => (await import("./save-view-panel.tsx")).SaveViewPanel);

type SaveViewProps = { label: string; search: string; columns: readonly PeopleColumn[]; canShare: boolean };

/** Keeps what the list shows now as a view of its own, and opens it. */
export function SaveView({ label, ...panel }: SaveViewProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger preload={SaveViewPanel.preload}>
        <Button size="s" variant="ghost" icon={<Icon of={Bookmark} size={14} />}>
          {label}
        </Button>
      </PopoverTrigger>
      {isOpen ? <SaveViewPanel {...panel} onClose={() => setOpen(false)} /> : null}
    </Popover>
  );
}
