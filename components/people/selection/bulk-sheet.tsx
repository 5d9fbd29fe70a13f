"use client";
import { X } from "lucide-react";
import { SeveralPanel } from "#components/entra/actions/several-panel.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import type { PersonRef } from "#lib/directory/types.ts";

type BulkSheetProps = { people: readonly PersonRef[]; onClose: () => void };

/** The actions that several people can be done to at once, and the form of the chosen one. */
export function BulkSheet({ people, onClose }: BulkSheetProps) {
  return (
    <Sheet isOpen onOpenChange={onClose} title="Run an action" isTitleHidden>
      <SeveralPanel
        people={people}
        headEnd={<IconButton label="Close" icon={<Icon of={X} />} onClick={onClose} />}
      />
    </Sheet>
  );
}
