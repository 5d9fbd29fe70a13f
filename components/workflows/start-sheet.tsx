"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { findPeople } from "#components/entra/find-targets.tsx";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { submitRunByHand } from "#lib/workflows/server-actions.ts";
import { ObjectPicker, type PickedObject } from "./editor/object-picker.tsx";

type StartSheetProps = {
  workflowId: string;
  publishedVersion: number | null;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Starts the published version for one person, and goes to the run. */
export function StartSheet({ workflowId, publishedVersion, isOpen, onOpenChange }: StartSheetProps) {
  const router = useRouter();
  const [person, setPerson] = useState<PickedObject | null>(null);
  const { run, isRunning, error } = useChange();
  const isChosen = person !== null && person.objectId !== "";
  const start = () => {
    if (!isChosen) return;
    run(
      () => submitRunByHand({ id: workflowId, personObjectId: person.objectId }),
      ({ runId }) => router.push(`/workflows/runs/${runId}`),
    );
  };
  return (
    <Sheet isOpen={isOpen} onOpenChange={onOpenChange} title="Start for a person">
      <div className="grid content-start gap-4 p-4">
        <p className="text-ink-2">
          {`Version ${publishedVersion ?? ""} runs for the person you choose, at once. Approvals are asked as always. A dry run says before what would happen.`}
        </p>
        <Field label="Person" error={error}>
          {(control) => (
            <ObjectPicker
              control={control}
              label="People"
              placeholder="Find a person"
              value={person}
              onChange={setPerson}
              loadOptions={findPeople}
            />
          )}
        </Field>
        <div>
          <Button
            variant="primary"
            isRunning={isRunning}
            runningLabel="Starting…"
            disabledReason={isChosen ? undefined : "Choose a person first."}
            onClick={start}
          >
            {isChosen ? `Start for ${person.displayName}` : "Start run"}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
