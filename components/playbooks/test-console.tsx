"use client";
import { RotateCcw } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { PersonField } from "#components/entra/person-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { PlaybookTest, TestResult } from "#lib/playbooks/schema.ts";
import { sendTry } from "#lib/playbooks/server-actions.ts";
import type { DraftPart } from "./playbook-draft.ts";
import { SavedTests } from "./saved-tests.tsx";
import { TriedMessage, type Attempt } from "./tried-message.tsx";

type TestConsoleProps = Pick<DraftPart, "document" | "onChange"> & {
  playbookId: string;
  name: string;
  lastResults: readonly TestResult[];
};

/** Tries a message as any person: the match, the inputs, the exact calls. Nothing is executed. */
export function TestConsole({ document, onChange, playbookId, name, lastResults }: TestConsoleProps) {
  const [person, setPerson] = useState<Attempt["person"] | null>(null);
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
  const startOver = () => {
    setAttempt(null);
    setMessage("");
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
    startOver();
  };
  return (
    <>
      <header className="flex min-h-head items-center gap-2 border-b border-line pr-2 pl-4">
        <h2 className="font-semibold">Test console</h2>
        <Tag tone="info">Dry run</Tag>
        <Button
          variant="ghost"
          size="s"
          className="ml-auto"
          icon={<Icon of={RotateCcw} size={14} />}
          disabledReason={attempt === null && message === "" ? "There is nothing to clear." : undefined}
          onClick={startOver}
        >
          Start over
        </Button>
      </header>
      <div className="grid content-start gap-4 p-4">
        <form onSubmit={submit} className="grid gap-3" aria-label="Try a message">
          <PersonField label="Ask as" value={person} onChange={setPerson} />
          <Field label="Message" error={error}>
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                value={message}
                placeholder={person === null ? undefined : `Write as ${person.label.split(" ")[0]}`}
                onChange={(event) => setMessage(event.target.value)}
              />
            )}
          </Field>
          <div>
            <Button
              type="submit"
              isRunning={isRunning}
              runningLabel="Trying…"
              disabledReason={
                person === null ? "Choose who asks." : message.trim() === "" ? "Write a message." : undefined
              }
            >
              Try
            </Button>
          </div>
        </form>
        {attempt === null ? null : <TriedMessage attempt={attempt} onSave={() => save(attempt)} />}
        <SavedTests {...{ document, onChange, playbookId, name, lastResults }} />
      </div>
    </>
  );
}
