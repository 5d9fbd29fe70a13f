"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { showToast } from "#components/ui/toast.ts";
import { useOrderedRows } from "#components/ui/use-ordered-rows.ts";
import { ProblemList } from "#components/workflows/editor/about-settings.tsx";
import { SaveNotice } from "#components/workflows/editor/save-state.tsx";
import { listProblems } from "#lib/playbooks/playbook-problems.ts";
import type { PlaybookDocument, TestResult } from "#lib/playbooks/schema.ts";
import { sendPlaybookPause, sendPublication } from "#lib/playbooks/server-actions.ts";
import type { PlaybookChoices, PlaybookState } from "#lib/playbooks/types.ts";
import { AskersSection } from "./askers-section.tsx";
import { AutonomySection } from "./autonomy-section.tsx";
import { inputName, InputsSection } from "./inputs-section.tsx";
import { LimitsSection } from "./limits-section.tsx";
import { messageAt, putBack, withDocument } from "./playbook-draft.ts";
import { PlaybookHead } from "./playbook-head.tsx";
import { placeOfProblem } from "./problem-places.ts";
import { stepWords } from "./step-draft.ts";
import { StepsSection } from "./steps-section.tsx";
import { TestConsole } from "./test-console.tsx";
import { usePlaybookDraft } from "./use-playbook-draft.ts";
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
  /** Why Automatic only proposes now. */
  held: string | null;
  hasChanges: boolean;
  /** What the saved conversations came to when they last ran by themselves. */
  lastResults: readonly TestResult[];
};

/** A playbook as it is written, saved by itself, beside the console that tries it. */
export function PlaybookEditor(props: PlaybookEditorProps) {
  const { playbook, versions, choices, held, hasChanges, lastResults } = props;
  const { id: playbookId, state } = playbook;
  const written = usePlaybookDraft(playbook);
  const { draft, change } = written;
  const { name, document } = draft;
  const { run, isRunning, error, fieldErrors } = useChange();
  const write = (next: Partial<PlaybookDocument>) => change((now) => withDocument(now, next));
  const inputs = useOrderedRows({
    items: document.inputs,
    keyOf: ({ key }) => key,
    nameOf: inputName,
    onChange: (next) => write({ inputs: next }),
  });
  const steps = useOrderedRows({
    items: document.steps,
    keyOf: ({ id }) => id,
    nameOf: (step) => stepWords(step, document, choices).title,
    onChange: (next) => write({ steps: next }),
  });
  const problems = [...(written.errors ?? []), ...listProblems(document, choices)];
  const part = { document, onChange: write, problems, choices };
  const goTo = (at: string) => {
    const [section, key = ""] = at.split(".");
    if (section === "inputs" && key !== "") inputs.open(key);
    else if (section === "steps" && key !== "") steps.open(key);
    else focusIn(section ?? "");
  };
  return (
    <>
      <PlaybookHead
        {...{ written, state, hasChanges, isRunning }}
        isHeld={held !== null}
        isSame={
          state === "Published" && held === null && !hasChanges && written.version <= playbook.draftVersion
        }
        errors={problems.filter(({ severity }) => severity === "error").length}
        onPause={() => run(() => sendPlaybookPause({ playbookId }))}
        onPublish={() =>
          run(
            () => sendPublication({ playbookId }),
            ({ version }) =>
              showToast({ status: "done", title: `Version ${version} of ${name} is published.` }),
          )
        }
      />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_380px] overflow-hidden max-lg:block max-lg:overflow-auto">
        {/* What is only read out is placed in here, not in the page behind. */}
        <div className="relative min-h-0 overflow-auto px-8 pt-5 pb-16 max-sm:px-4">
          <div className="grid gap-3 pb-4 empty:hidden">
            {held === null ? null : (
              <Notice tone="warning" title="It only proposes now">
                {held}
              </Notice>
            )}
            <SaveNotice written={written} what="playbook" />
            {error === null || fieldErrors["autonomy"] !== undefined ? null : (
              <p role="alert" className="text-danger-text">
                {error}
              </p>
            )}
          </div>
          <Section title="Name" className="border-t-0" anchor="name">
            <Field label="Name" error={messageAt(problems, "name")} className="max-w-200">
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  maxLength={80}
                  onChange={(event) => change((now) => ({ ...now, name: event.target.value }))}
                />
              )}
            </Field>
          </Section>
          <WhenSection {...part} />
          <AskersSection {...part} />
          <InputsSection
            {...part}
            rows={inputs}
            onPutBack={(input, at) =>
              change((now) => withDocument(now, { inputs: putBack(now.document.inputs, input, at, "key") }))
            }
          />
          <StepsSection
            {...part}
            rows={steps}
            onPutBack={(step, at) =>
              change((now) => withDocument(now, { steps: putBack(now.document.steps, step, at, "id") }))
            }
          />
          <AutonomySection {...part} refusal={fieldErrors["autonomy"]} />
          <LimitsSection {...part} />
          <Section title="Problems" anchor="problems" help="Errors keep it from being published.">
            <div className="max-w-200">
              <ProblemList
                problems={problems.map(({ severity, message, at }) => ({
                  severity,
                  message,
                  where: placeOfProblem(at, document, choices),
                  selection: at,
                }))}
                onSelect={goTo}
              />
            </div>
          </Section>
          <Versions playbookId={playbookId} versions={versions} current={playbook.publishedVersion} />
        </div>
        <aside
          aria-label="Test console"
          className="relative min-h-0 overflow-auto border-l border-line bg-inset max-lg:border-t max-lg:border-l-0"
        >
          <TestConsole document={document} onChange={write} {...{ playbookId, name, lastResults }} />
        </aside>
      </div>
    </>
  );
}

/** Goes to what is wrong in a section, or to its first field. */
function focusIn(section: string): void {
  const place = window.document.getElementById(section);
  const found = place?.querySelector<HTMLElement>("[aria-invalid=true]");
  (found ?? place?.querySelector<HTMLElement>("input, textarea, button"))?.focus();
}
