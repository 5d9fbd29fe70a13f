"use client";
import { Columns3 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover, PopoverTrigger } from "#components/ui/popover.tsx";
import type { ColumnsPanelProps } from "./columns-panel.tsx";

const ColumnsPanel = onDemand(async () => (await import("./columns-panel.tsx")).ColumnsPanel);

/** The button of the columns. */
export function ColumnsMenu(props: ColumnsPanelProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger preload={ColumnsPanel.preload}>
        <Button icon={<Icon of={Columns3} size={14} />} className="max-sm:hidden">
          Columns
        </Button>
      </PopoverTrigger>
      {isOpen ? <ColumnsPanel {...props} /> : null}
    </Popover>
  );
}
