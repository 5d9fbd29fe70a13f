"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PersonField } from "#components/entra/person-field.tsx";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import { submitRunByHand } from "#lib/workflows/server-actions.ts";

type StartSheetProps = {
  workflowId: string;
  publishedVersion: number | null;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Starts the published version for one person, and goes to the run. */
export function StartSheet({ workflowId, publishedVersion, isOpen, onOpenChange }: StartSheetProps) {
  const router = useRouter();
  const [person, setPerson] = useState<ComboboxOption | null>(null);
  const { run, isRunning, error } = useChange();
  const start = () => {
    if (person === null) return;
    run(
      () => submitRunByHand({ id: workflowId, personObjectId: person.value }),
      ({ runId }) => router.push(`/workflows/runs/${runId}`),
    );
  };
  return (
    <Sheet isOpen={isOpen} onOpenChange={onOpenChange} title="Start for a person">
      <div className="grid content-start gap-4 p-4">
        <p className="text-ink-2">
          {`Version ${publishedVersion ?? ""} runs for the person you choose, at once. Approvals are asked as always. A dry run says before what would happen.`}
        </p>
        <PersonField value={person} onChange={setPerson} error={error} />
        <div>
          <Button
            variant="primary"
            isRunning={isRunning}
            runningLabel="Starting…"
            disabledReason={person === null ? "Choose a person first." : undefined}
            onClick={start}
          >
            {person === null ? "Start run" : `Start for ${person.label}`}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
