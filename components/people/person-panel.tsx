"use client";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onDemand, usePreload } from "#components/ui/on-demand.tsx";
import { useSingleKey } from "#components/ui/use-single-key.ts";
import type { PanelData } from "#lib/approvals/panel-data.ts";

const PersonSheet = onDemand(async () => (await import("./person-sheet.tsx")).PersonSheet);

/** The side panel's actions on a person's own page: "Run an action" or A slides it in. */
export function PersonPanel({ objectId, initial }: { objectId: string; initial: PanelData }) {
  const search = useSearchParams();
  // The command palette asks for an action of this person by the address.
  const isAsked = search.get("for") === objectId && search.has("act");
  const [isOpen, setOpen] = useState(isAsked);
  if (isAsked && !isOpen) setOpen(true);
  usePreload(PersonSheet);
  useSingleKey("a", () => setOpen(true));
  return (
    <>
      <Button size="s" keys={["A"]} onClick={() => setOpen(true)}>
        Run an action
      </Button>
      {isOpen ? <PersonSheet objectId={objectId} initial={initial} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
