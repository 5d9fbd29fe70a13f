"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { previewChoices } from "#components/services/load-choices.tsx";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { sendTry } from "#lib/playbooks/server-actions.ts";
import type { PlaybookTest } from "#lib/playbooks/schema.ts";
import type { Tried } from "#lib/playbooks/read-attempt.ts";
import { BecauseLine } from "./because-line.tsx";
import { InputLines } from "./input-lines.tsx";
import type { DraftPart } from "./playbook-draft.ts";
import { SavedTests } from "./saved-tests.tsx";
import { StepLine } from "./step-line.tsx";

const UNANSWERED = {
  "no-answer": "The model gave no usable answer: this is what words alone come to.",
  "over-budget": "The model’s budget is used up: this is what words alone come to.",
} as const;

type Person = { value: string; label: string };
type Attempt = { person: Person; message: string; tried: Tried };

type TestConsoleProps = DraftPart & { playbookId: string; name: string };

/** Tries a message as any person: the match, the inputs, the exact calls. Nothing is executed. */
export function TestConsole({ document, onChange, playbookId, name }: TestConsoleProps) {
  const [person, setPerson] = useState<Person | null>(null);
  const [message, setMessage] = useState("");
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const { run, isRunning, error } = useChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person === null) return;
    run(
      () => sendTry({ playbookId, document, name, asObjectId: person.value, message }),
      (tried) => setAttempt({ person, message, tried }),
    );
  };
  const save = ({ person: as, message: text, tried }: Attempt) => {
    const test: PlaybookTest = {
      id: crypto.randomUUID(),
      asObjectId: as.value,
      asName: as.label,
      text,
      expects: tried.comes,
      says: tried.words,
      saw: tried.saw,
    };
    onChange({ tests: [...document.tests, test] });
    setAttempt(null);
  };
  return (
    <div className="grid content-start gap-4 p-4">
      <header className="flex items-center gap-2">
        <h2 className="font-semibold">Test console</h2>
        <Tag tone="info">Dry run</Tag>
      </header>
      <form onSubmit={submit} className="grid gap-3" aria-label="Try a message">
        <Field label="Ask as">
          {(control) => (
            <Combobox
              {...control}
              label="People"
              value={person}
              queryKey={["playbook-test-person"]}
              loadOptions={previewChoices({ key: "as", kind: "person" })}
              onValueChange={(option) =>
                setPerson(option === null ? null : { value: option.value, label: option.label })
              }
            />
          )}
        </Field>
        <Field label="Message" error={error}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              value={message}
              onChange={(event) => setMessage(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Button
            type="submit"
            isRunning={isRunning}
            disabledReason={
              person === null ? "Choose who asks." : message.trim() === "" ? "Write a message." : undefined
            }
          >
            Try
          </Button>
        </div>
      </form>
      {attempt === null ? null : (
        <div className="grid gap-2 border-t border-line pt-3" aria-live="polite">
          <BecauseLine because={attempt.tried.because} />
          <InputLines filled={attempt.tried.filled} />
          <ul aria-label="Calls">
            {attempt.tried.steps.map((step) => (
              <StepLine key={step.stepId} step={step} />
            ))}
          </ul>
          <Notice tone="info" title={attempt.tried.words}>
            {attempt.tried.unanswered === null ? null : UNANSWERED[attempt.tried.unanswered]}
          </Notice>
          <div>
            <Button
              disabledReason={
                attempt.tried.unanswered === null
                  ? undefined
                  : "The model did not choose, so it is not known."
              }
              onClick={() => save(attempt)}
            >
              Save as a test
            </Button>
          </div>
        </div>
      )}
      <SavedTests document={document} onChange={onChange} playbookId={playbookId} name={name} />
    </div>
  );
}
