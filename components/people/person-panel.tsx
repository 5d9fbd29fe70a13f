"use client";
import { X } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { SidePanel } from "#components/entra/actions/side-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { useSingleKey } from "#components/ui/use-single-key.ts";
import type { PanelData } from "#lib/approvals/panel-data.ts";

/** The side panel's actions on a person's own page: "Run an action" or A slides it in. */
export function PersonPanel({ objectId, initial }: { objectId: string; initial: PanelData }) {
  const search = useSearchParams();
  // The command palette asks for an action of this person by the address.
  const isAsked = search.get("for") === objectId && search.has("act");
  const [isOpen, setOpen] = useState(isAsked);
  if (isAsked && !isOpen) setOpen(true);
  useSingleKey("a", () => setOpen(true));
  return (
    <>
      <Button size="s" keys={["A"]} onClick={() => setOpen(true)}>
        Run an action
      </Button>
      <Sheet isOpen={isOpen} onOpenChange={setOpen} title="Actions" isTitleHidden>
        <SidePanel
          objectId={objectId}
          requestId={null}
          initial={initial}
          headEnd={<IconButton label="Close" icon={<Icon of={X} />} onClick={() => setOpen(false)} />}
        />
      </Sheet>
    </>
  );
}
