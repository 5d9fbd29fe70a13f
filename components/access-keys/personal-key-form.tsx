"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { makePersonalKeyAction } from "#lib/access-keys/server-actions.ts";
import type { PersonalScope, ScopeChoice } from "#lib/access-keys/types.ts";
import type { KeyLife } from "./key-life.ts";
import { KeyNameFields } from "./key-name-fields.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";

type Draft = { name: string; days: KeyLife; scopes: readonly PersonalScope[] };
const EMPTY: Draft = { name: "", days: 90, scopes: ["read-directory"] };

/** Makes a key of one's own and shows it once. */
export function PersonalKeyForm({ choices }: { choices: readonly ScopeChoice[] }) {
  const [draft, setDraft] = useState(EMPTY);
  const [secret, setSecret] = useState<string | null>(null);
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const change = (next: Partial<Draft>) => {
    setDraft({ ...draft, ...next });
    clearError();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      () => makePersonalKeyAction({ ...draft, scopes: [...draft.scopes] }),
      ({ key }) => {
        setSecret(key);
        setDraft(EMPTY);
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate aria-label="New access key" className="grid gap-4">
      <KeyNameFields {...draft} example="Claude Desktop" error={fieldErrors["name"]} onChange={change} />
      <fieldset>
        <legend className="mb-1 text-12 font-medium text-ink-2">What it may do</legend>
        {choices.map(({ scope, title, sentence }) => (
          <CheckboxRow
            key={scope}
            label={title}
            help={sentence}
            checked={draft.scopes.includes(scope)}
            onCheckedChange={(isOn) =>
              change({
                scopes:
                  isOn === true ? [...draft.scopes, scope] : draft.scopes.filter((each) => each !== scope),
              })
            }
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isRunning={isRunning} runningLabel="Making…">
          Make key
        </Button>
        <ChangeProblem words={fieldErrors["name"] === undefined ? error : null} />
      </div>
      <NewKeyDialog secret={secret} onClose={() => setSecret(null)} />
    </form>
  );
}
