"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { sendAgentSettings } from "#lib/playbooks/server-actions.ts";
import { ModelBudget, type Budget } from "./model-budget.tsx";

type Model = Budget & { isOn: boolean; address: string; name: string };
type ModelFormProps = { model: Model; hasKey: boolean };

/** No model, or any that speaks as OpenAI's does; a local one needs no key. */
export function ModelForm({ model, hasKey }: ModelFormProps) {
  const [draft, setDraft] = useState(model);
  const [key, setKey] = useState("");
  const [forgetsKey, setForgetsKey] = useState(false);
  const { run, isRunning, error, fieldErrors } = useChange();
  const change = (next: Partial<Model>) => setDraft({ ...draft, ...next });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      () => sendAgentSettings({ ...draft, key, forgetsKey }),
      () => {
        setKey("");
        setForgetsKey(false);
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate aria-label="Model" className="grid max-w-130 gap-4">
      <RadioGroup
        aria-label="How requests are matched"
        value={draft.isOn ? "model" : "words"}
        onValueChange={(value) => change({ isOn: value === "model" })}
      >
        <RadioRow
          value="words"
          label="By words, without a model"
          help="Explainable, and nothing leaves the house."
        />
        <RadioRow
          value="model"
          label="With a model"
          help="It only chooses a published playbook and among names the message mentions. Words still have to agree before anything is done by itself."
        />
      </RadioGroup>
      {draft.isOn ? (
        <>
          <Field
            label="Address"
            help="Of an OpenAI-compatible service, e.g. http://localhost:11434/v1 for Ollama."
            error={fieldErrors["address"]}
          >
            {(control) => (
              <Input
                {...control}
                value={draft.address}
                maxLength={300}
                onChange={(event) => change({ address: event.target.value })}
              />
            )}
          </Field>
          <Field label="Model" error={fieldErrors["name"]}>
            {(control) => (
              <Input
                {...control}
                value={draft.name}
                maxLength={120}
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field
            label="Key"
            help={hasKey ? "One is kept, sealed. Empty keeps it." : "Kept sealed. A local model needs none."}
          >
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="off"
                value={key}
                onChange={(event) => setKey(event.target.value)}
              />
            )}
          </Field>
          {hasKey ? (
            <CheckboxRow
              label="Forget the key"
              checked={forgetsKey}
              onCheckedChange={(checked) => setForgetsKey(checked === true)}
            />
          ) : null}
          <ModelBudget budget={draft} errors={fieldErrors} onChange={change} />
        </>
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" isRunning={isRunning} runningLabel="Saving…">
          Save
        </Button>
        <ChangeProblem words={Object.keys(fieldErrors).length === 0 ? error : null} />
      </div>
    </form>
  );
}
