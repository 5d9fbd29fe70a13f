"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { makeMachineKeyAction } from "#lib/access-keys/server-actions.ts";
import type { KeyLife } from "./key-life.ts";
import { KeyNameFields } from "./key-name-fields.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";

const EMPTY: { name: string; days: KeyLife } = { name: "", days: 365 };

/** Makes a key for the HR system and shows it once. */
export function MachineKeyForm() {
  const [draft, setDraft] = useState(EMPTY);
  const [secret, setSecret] = useState<string | null>(null);
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      () => makeMachineKeyAction({ ...draft, scope: "hris" }),
      ({ key }) => {
        setSecret(key);
        setDraft(EMPTY);
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate aria-label="New machine key" className="grid gap-4">
      <KeyNameFields
        {...draft}
        example="Personio"
        error={fieldErrors["name"]}
        onChange={(next) => {
          setDraft({ ...draft, ...next });
          clearError();
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isRunning={isRunning} runningLabel="Making…">
          Make machine key
        </Button>
        <ChangeProblem words={fieldErrors["name"] === undefined ? error : null} />
      </div>
      <NewKeyDialog secret={secret} onClose={() => setSecret(null)} />
    </form>
  );
}
