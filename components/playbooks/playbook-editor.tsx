"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { sendPlaybook, sendPlaybookPause, sendPublication } from "#lib/playbooks/server-actions.ts";
import type { PlaybookDocument } from "#lib/playbooks/schema.ts";
import type { PlaybookChoices, PlaybookState } from "#lib/playbooks/types.ts";
import { AskersSection } from "./askers-section.tsx";
import { LimitsSection } from "./limits-section.tsx";
import { StepsSection } from "./steps-section.tsx";
import { TestConsole } from "./test-console.tsx";
import { Versions, type Version } from "./versions.tsx";
import { WhenSection } from "./when-section.tsx";

export type PlaybookEditorProps = {
  playbook: {
    id: string;
    name: string;
    state: PlaybookState;
    draft: PlaybookDocument;
    draftVersion: number;
    publishedVersion: number | null;
  };
  versions: readonly Version[];
  choices: PlaybookChoices;
  held: string | null;
};

/** A playbook as it is written, beside the console that tries it. */
export function PlaybookEditor({ playbook, versions, choices, held }: PlaybookEditorProps) {
  const { id: playbookId, draftVersion, state } = playbook;
  const [name, setName] = useState(playbook.name);
  const [document, setDocument] = useState(playbook.draft);
  const { run, isRunning, error, fieldErrors } = useChange();
  const change = (next: Partial<PlaybookDocument>) => setDocument({ ...document, ...next });
  const isSame = name === playbook.name && JSON.stringify(document) === JSON.stringify(playbook.draft);
  const save = () => run(() => sendPlaybook({ playbookId, draftVersion, name, document }));
  const publish = () => run(() => sendPublication({ playbookId }));
  const part = { document, onChange: change };
  return (
    <>
      <PageHead title={playbook.name} crumbs={[{ label: "Playbooks", href: "/playbooks" }]}>
        {state === "Published" ? (
          <>
            <Tag tone="success">On</Tag>
            <Button variant="ghost" onClick={() => run(() => sendPlaybookPause({ playbookId }))}>
              Pause
            </Button>
          </>
        ) : (
          <Tag tone={state === "Paused" ? "warning" : "plain"}>{state}</Tag>
        )}
        <Button
          isRunning={isRunning}
          disabledReason={isSame ? "Nothing has changed." : undefined}
          onClick={save}
        >
          Save
        </Button>
        <Button
          variant="primary"
          isRunning={isRunning}
          disabledReason={isSame ? undefined : "Save it first."}
          onClick={publish}
        >
          Publish
        </Button>
      </PageHead>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_380px] overflow-hidden max-lg:block max-lg:overflow-auto">
        <div className="min-h-0 overflow-auto px-10 pt-5 pb-16 max-sm:px-4">
          {held === null ? null : (
            <Notice tone="warning" title="It only proposes now" className="mb-4">
              {held}
            </Notice>
          )}
          {error === null ? null : (
            <p role="alert" className="pb-3 text-danger-text">
              {error}
            </p>
          )}
          <Section title="Name" className="border-t-0">
            <Field label="Name" error={fieldErrors["name"]} className="max-w-130">
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  maxLength={80}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          </Section>
          <WhenSection {...part} />
          <AskersSection {...part} />
          <StepsSection
            {...part}
            titles={Object.fromEntries(choices.actions.map(({ key, title }) => [key, title]))}
          />
          <LimitsSection {...part} error={fieldErrors["autonomy"]} />
          <Versions playbookId={playbookId} versions={versions} current={playbook.publishedVersion} />
        </div>
        <aside
          aria-label="Test console"
          className="min-h-0 overflow-auto border-l border-line bg-inset max-lg:border-t max-lg:border-l-0"
        >
          <TestConsole {...part} playbookId={playbookId} name={playbook.name} />
        </aside>
      </div>
    </>
  );
}
