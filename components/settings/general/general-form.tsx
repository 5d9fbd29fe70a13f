"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { saveWorkspaceAction } from "#lib/workspace/server-actions.ts";
import { NAME_MAX } from "#lib/workspace/constants.ts";
import type { WorkspaceSettings } from "#lib/workspace/schema.ts";
import { findZones, zoneOption } from "./find-zones.ts";

type GeneralFormProps = { workspace: WorkspaceSettings; usualName: string };

/** Name and time zone of the workspace. */
export function GeneralForm({ workspace, usualName }: GeneralFormProps) {
  const [draft, setDraft] = useState(workspace);
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const change = (next: Partial<WorkspaceSettings>) => {
    setDraft({ ...draft, ...next });
    clearError();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => saveWorkspaceAction(draft));
  };
  const isSame = draft.name.trim() === workspace.name && draft.timeZone === workspace.timeZone;
  return (
    <form onSubmit={submit} noValidate aria-label="General" className="grid max-w-80 gap-4">
      <Field
        label="Name"
        help="Shown above every page and in emails. Empty: the name of the connected tenant."
        error={fieldErrors["name"]}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            placeholder={usualName}
            maxLength={NAME_MAX}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Time zone"
        help="For dates in messages and sentences. Pages show times in each reader’s own zone."
        error={fieldErrors["timeZone"]}
      >
        {(control) => (
          <Combobox
            {...control}
            label="Time zones"
            queryKey={["time-zones"]}
            loadOptions={findZones}
            value={draft.timeZone === "" ? null : zoneOption(draft.timeZone)}
            onValueChange={(option) => change({ timeZone: option?.value ?? "" })}
          />
        )}
      </Field>
      <div className="flex items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          isRunning={isRunning}
          runningLabel="Saving…"
          disabledReason={isSame ? "Nothing has changed." : undefined}
        >
          Save
        </Button>
        <ChangeProblem words={Object.keys(fieldErrors).length === 0 ? error : null} />
      </div>
    </form>
  );
}
