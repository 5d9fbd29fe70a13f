"use client";
import { Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { Tile } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { WorkflowDetails } from "#lib/workflows/types.ts";
import { AboutSettings, ProblemList, type ListedProblem } from "./about-settings.tsx";
import { ConditionsSettings } from "./conditions-settings.tsx";
import { locate, numberSteps } from "./document-edit.ts";
import type { Selection } from "./editor-part.ts";
import { SettingsPane, StepControls, StepSettings } from "./settings-pane.tsx";
import { ConditionsTile, StepTile, TriggerTile } from "./step-icon.tsx";
import { stepWords, type WordBook } from "./step-words.ts";
import { TriggerSettings } from "./trigger-settings.tsx";
import type { useEditorSteps } from "./use-editor-steps.ts";
import type { useWorkflowDraft } from "./use-workflow-draft.ts";

type PaneOfSelectionProps = {
  workflow: WorkflowDetails;
  written: ReturnType<typeof useWorkflowDraft>;
  steps: ReturnType<typeof useEditorSteps>;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  problems: readonly ListedProblem[];
  book: WordBook;
  canEdit: boolean;
  /** Under the settings of the whole: its state. */
  foot: ReactNode;
};

/** The settings of what is selected: the whole workflow, what starts it, for whom, or a step. */
export function PaneOfSelection(props: PaneOfSelectionProps) {
  const { written, selection, onSelect, problems, book, canEdit, foot } = props;
  const { draft, change, errors } = written;
  const { document } = draft;
  if (typeof selection === "object") return <StepPane {...props} stepId={selection.stepId} />;
  const own = problems.filter((problem) => problem.selection === selection);
  if (selection === "trigger")
    return (
      <SettingsPane
        tile={<TriggerTile kind={document.trigger.kind} />}
        title="What starts it"
        problems={own}
        canEdit={canEdit}
      >
        <TriggerSettings
          trigger={document.trigger}
          choices={book.choices}
          errors={errors?.trigger ?? {}}
          onChange={(trigger) => change((now) => ({ ...now, document: { ...now.document, trigger } }))}
        />
      </SettingsPane>
    );
  if (selection === "conditions")
    return (
      <SettingsPane tile={<ConditionsTile />} title="For whom" problems={own} canEdit={canEdit}>
        <ConditionsSettings
          conditions={document.conditions}
          book={book}
          errors={errors?.conditions ?? {}}
          empty="It starts for everybody. With conditions it starts only for those they let through."
          onChange={(conditions) => change((now) => ({ ...now, document: { ...now.document, conditions } }))}
        />
      </SettingsPane>
    );
  return (
    <SettingsPane
      tile={<Tile name="" size={24} icon={<Icon of={Workflow} size={14} />} />}
      title="This workflow"
      problems={[]}
      canEdit={canEdit}
      foot={
        <>
          <div className="grid gap-2 border-t border-line pt-3.5">
            <h3 className="text-12 font-medium text-ink-2">Problems</h3>
            <ProblemList problems={problems} onSelect={onSelect} />
          </div>
          {foot}
        </>
      }
    >
      <AboutSettings
        draft={draft}
        errors={errors?.workflow ?? {}}
        onChange={(part) => change((now) => ({ ...now, ...part }))}
      />
    </SettingsPane>
  );
}

function StepPane({
  stepId,
  written,
  steps,
  problems,
  book,
  canEdit,
}: PaneOfSelectionProps & { stepId: string }) {
  const { draft, errors } = written;
  const step = locate(draft.document.steps, stepId)?.step;
  if (step === undefined) return null;
  const { title } = stepWords(step, book);
  const action =
    step.kind === "action" ? book.choices.actions.find(({ key }) => key === step.actionKey) : null;
  const own = problems.filter(
    ({ selection }) => typeof selection === "object" && selection.stepId === stepId,
  );
  // What is said at its field is not said twice.
  const fieldErrors = errors?.steps.get(stepId) ?? {};
  const said = Object.values(fieldErrors);
  return (
    <SettingsPane
      tile={<StepTile kind={step.kind} action={action?.icon} />}
      title={`${numberSteps(draft.document.steps).get(stepId) ?? ""}. ${title}`}
      problems={own.filter(({ message }) => !said.includes(message))}
      canEdit={canEdit}
      controls={
        canEdit ? (
          <StepControls
            title={title}
            canMoveUp={steps.canMove(stepId, -1)}
            canMoveDown={steps.canMove(stepId, 1)}
            onMove={(by) => steps.move(stepId, by)}
            onRemove={() => steps.remove(stepId)}
          />
        ) : null
      }
    >
      <StepSettings key={stepId} step={step} errors={fieldErrors} book={book} onChange={steps.replace} />
    </SettingsPane>
  );
}
