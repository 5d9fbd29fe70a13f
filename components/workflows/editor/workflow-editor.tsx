"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { useIsWide } from "#components/requests/use-is-wide.ts";
import { Sheet } from "#components/ui/sheet.tsx";
import { showToast } from "#components/ui/toast.ts";
import {
  submitHeldRuns,
  submitWorkflowPublish,
  submitWorkflowRestore,
  submitWorkflowState,
} from "#lib/workflows/server-actions.ts";
import type { WorkflowChoices, WorkflowDetails } from "#lib/workflows/types.ts";
import { StartSheet } from "../start-sheet.tsx";
import { numberSteps } from "./document-edit.ts";
import { DryRunSheet } from "./dry-run-sheet.tsx";
import { EditorHead } from "./editor-head.tsx";
import type { Selection } from "./editor-part.ts";
import { HeldNotice } from "./held-notice.tsx";
import { listProblems } from "./list-problems.ts";
import { PaneOfSelection } from "./pane-of-selection.tsx";
import { SaveNotice } from "./save-state.tsx";
import { StateSection } from "./state-section.tsx";
import { useEditorKeys } from "./use-editor-keys.ts";
import { useEditorSteps } from "./use-editor-steps.ts";
import { useWorkflowDraft } from "./use-workflow-draft.ts";
import { VersionsSheet } from "./versions-sheet.tsx";
import { WorkflowCanvas } from "./workflow-canvas.tsx";

type WorkflowEditorProps = { workflow: WorkflowDetails; choices: WorkflowChoices; canEdit: boolean };
type Opened = "dry-run" | "versions" | "start" | "settings" | null;

/** A workflow from top to bottom with the settings of what is selected; saved while it is written. */
export function WorkflowEditor({ workflow, choices, canEdit }: WorkflowEditorProps) {
  const written = useWorkflowDraft(workflow);
  const { draft, errors } = written;
  const { document } = draft;
  const isWide = useIsWide();
  const [selection, setSelection] = useState<Selection>("workflow");
  const [opened, setOpened] = useState<Opened>(null);
  const { run, isRunning, error } = useChange();
  const book = { trigger: document.trigger, choices };
  const select = (next: Selection) => {
    setSelection(next);
    if (!isWide && next !== "workflow") setOpened("settings");
  };
  const steps = useEditorSteps({ draft, change: written.change, book, onSelect: select });
  const keys = useEditorKeys({ selection, onUndo: canEdit ? written.undo : null });
  const problems = listProblems({ draft, errors, problems: written.problems, book });
  const problemsAt = (where: Selection) => problems.filter((problem) => problem.selection === where);
  const publish = () =>
    run(
      () => submitWorkflowPublish({ id: workflow.id, draftVersion: written.version }),
      ({ version }) =>
        showToast({ status: "done", title: `Version ${version} of ${draft.name} is published.` }),
    );
  const pane = (
    <PaneOfSelection
      {...{ workflow, written, steps, selection, problems, book, canEdit }}
      onSelect={select}
      foot={
        <StateSection
          workflow={workflow}
          canEdit={canEdit}
          isRunning={isRunning}
          onState={(state) => run(() => submitWorkflowState({ id: workflow.id, state }))}
        />
      }
    />
  );
  const sheet = (what: Opened) => ({
    isOpen: opened === what,
    onOpenChange: (isOpen: boolean) => setOpened(isOpen ? what : null),
  });
  return (
    <>
      <EditorHead
        {...{ workflow, written, canEdit, isRunning }}
        errors={problems.filter(({ severity }) => severity === "error").length}
        onPublish={publish}
        onOpen={(what) => {
          if (what === "settings") setSelection("workflow");
          if (what !== "settings" || !isWide) setOpened(what);
        }}
      />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_340px] 2xl:grid-cols-[minmax(0,1fr)_400px]">
        {/* The keys of the cards inside come up to here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          className="relative min-h-0 overflow-auto bg-bg px-8 pt-7 pb-24 max-xl:px-5 max-sm:p-4 max-sm:pb-10"
          onKeyDown={keys.onCanvasKey}
        >
          <div className="mx-auto mb-4 grid max-w-160 gap-2 empty:hidden">
            <HeldNotice
              workflow={workflow}
              canEdit={canEdit}
              isRunning={isRunning}
              onDecide={(decision) => run(() => submitHeldRuns({ id: workflow.id, decision }))}
            />
            <SaveNotice written={written} what="workflow" />
            {error === null ? null : (
              <p role="alert" className="text-danger-text">
                {error}
              </p>
            )}
          </div>
          <WorkflowCanvas
            document={document}
            selection={selection}
            onSelect={(next, byKey) => {
              select(next);
              if (byKey) keys.focusPane();
            }}
            problems={{ trigger: problemsAt("trigger"), conditions: problemsAt("conditions") }}
            tools={{
              book,
              canEdit,
              numbers: numberSteps(document.steps),
              selectedId: typeof selection === "object" ? selection.stepId : null,
              problemsOf: (stepId) =>
                problems.filter(({ selection: of }) => typeof of === "object" && of.stepId === stepId),
              onSelect: (stepId, byKey) => {
                select({ stepId });
                if (byKey) keys.focusPane();
              },
              onAdd: steps.add,
              onMove: steps.move,
              onRemove: steps.remove,
            }}
          />
          <output className="sr-only">{steps.said}</output>
        </div>
        {isWide ? (
          // Escape in a field goes back to the card.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <aside
            aria-label="Settings"
            className="flex min-h-0 flex-col border-l border-line bg-surface max-lg:hidden"
            onKeyDown={keys.onPaneKey}
          >
            {pane}
          </aside>
        ) : null}
      </div>
      {isWide ? null : (
        <Sheet {...sheet("settings")} title="Settings">
          {pane}
        </Sheet>
      )}
      <VersionsSheet
        {...sheet("versions")}
        versions={workflow.versions}
        publishedVersion={workflow.publishedVersion}
        canEdit={canEdit}
        isRunning={isRunning}
        onRestore={(version) =>
          run(
            () => submitWorkflowRestore({ id: workflow.id, version }),
            () => {
              setOpened(null);
              showToast({ status: "done", title: `Version ${version} is the draft now.` });
            },
          )
        }
      />
      <DryRunSheet
        {...sheet("dry-run")}
        workflowId={workflow.id}
        draftVersion={written.version}
        whyBehind={written.isDirty ? "Your last change is not in it." : null}
        serviceKey={document.trigger.kind === "request" ? document.trigger.serviceKey : null}
      />
      <StartSheet {...sheet("start")} workflowId={workflow.id} publishedVersion={workflow.publishedVersion} />
    </>
  );
}
