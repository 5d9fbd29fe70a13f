"use client";
import { X } from "lucide-react";
import { SidePanel } from "#components/entra/actions/side-panel.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import type { PanelData } from "#lib/approvals/panel-data.ts";

type PersonSheetProps = { objectId: string; initial: PanelData; onClose: () => void };

/** The side panel of a person, over their own page. */
export function PersonSheet({ objectId, initial, onClose }: PersonSheetProps) {
  return (
    <Sheet isOpen onOpenChange={onClose} title="Actions" isTitleHidden>
      <SidePanel
        objectId={objectId}
        requestId={null}
        initial={initial}
        headEnd={<IconButton label="Close" icon={<Icon of={X} />} onClick={onClose} />}
      />
    </Sheet>
  );
}
