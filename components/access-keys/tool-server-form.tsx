"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { SwitchRow } from "#components/ui/switch.tsx";
import { saveToolSettingsAction } from "#lib/tool-server/server-actions.ts";
import type { ToolSettings } from "#lib/tool-server/schema.ts";

type ToolServerFormProps = {
  settings: ToolSettings;
  choices: readonly { key: string; title: string; sentence: string }[];
};

/** Whether programs may call at all, and which actions don't wait for a person's start. */
export function ToolServerForm({ settings, choices }: ToolServerFormProps) {
  const [draft, setDraft] = useState(settings);
  const { run, isRunning, error, clearError } = useChange();
  const change = (next: Partial<ToolSettings>) => {
    setDraft({ ...draft, ...next });
    clearError();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => saveToolSettingsAction(draft));
  };
  const isSame =
    draft.isOn === settings.isOn &&
    draft.atOnce.toSorted().join(" ") === settings.atOnce.toSorted().join(" ");
  return (
    <form onSubmit={submit} aria-label="Tool server" className="grid gap-4">
      <SwitchRow
        label="Programs may call the tool server"
        help="Off: every call is refused. Keys stay, and so does the door of the HR system."
        checked={draft.isOn}
        onCheckedChange={(isOn) => change({ isOn })}
      />
      <fieldset disabled={!draft.isOn}>
        <legend className="mb-1 text-12 font-medium text-ink-2">
          Runs at once, without a person’s start
        </legend>
        {choices.map(({ key, title, sentence }) => (
          <CheckboxRow
            key={key}
            label={title}
            help={sentence}
            checked={draft.atOnce.includes(key)}
            onCheckedChange={(isOn) =>
              change({
                atOnce: isOn === true ? [...draft.atOnce, key] : draft.atOnce.filter((each) => each !== key),
              })
            }
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          isRunning={isRunning}
          runningLabel="Saving…"
          disabledReason={isSame ? "Nothing has changed." : undefined}
        >
          Save
        </Button>
        <ChangeProblem words={error} />
      </div>
    </form>
  );
}
