"use client";
import { useState, type FormEvent } from "react";
import { PersonField } from "#components/entra/person-field.tsx";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import { protectPersonAction } from "#lib/entra/protection/server-actions.ts";
import { ChangeProblem } from "./change-problem.tsx";

type ProtectFormProps = { kind: "protected" | "break-glass"; button: string; notePlaceholder: string };

/** Puts a person of the directory on the list, with what the account is for. */
export function ProtectForm({ kind, button, notePlaceholder }: ProtectFormProps) {
  const [person, setPerson] = useState<ComboboxOption | null>(null);
  const [note, setNote] = useState("");
  const { run, isRunning, error } = useChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      () => protectPersonAction({ objectId: person?.value ?? "", kind, note }),
      () => {
        setPerson(null);
        setNote("");
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      <div className="grid max-w-200 grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2 max-md:grid-cols-[minmax(0,1fr)]">
        <PersonField value={person} onChange={setPerson} />
        <Field label="Note">
          {({ isInvalid: _unused, ...control }) => (
            <Input
              {...control}
              maxLength={200}
              placeholder={notePlaceholder}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          isRunning={isRunning}
          runningLabel="Adding…"
          className="max-md:justify-self-start"
        >
          {button}
        </Button>
      </div>
      <ChangeProblem words={error} />
    </form>
  );
}
