"use client";
import type { WorkflowDocument } from "#lib/workflows/schema.ts";
import type { Selection } from "./editor-part.ts";
import { StepCard, type CardProblem } from "./step-card.tsx";
import { ConditionsTile, TriggerTile } from "./step-icon.tsx";
import { StepList, type StepListTools } from "./step-list.tsx";
import { conditionsParts, triggerWords } from "./step-words.ts";

type WorkflowCanvasProps = {
  document: WorkflowDocument;
  selection: Selection;
  onSelect: (selection: Selection, byKey: boolean) => void;
  problems: { trigger: readonly CardProblem[]; conditions: readonly CardProblem[] };
  tools: StepListTools;
};

/** The whole workflow from top to bottom: what starts it, for whom, and its steps. */
export function WorkflowCanvas(props: WorkflowCanvasProps) {
  const { document, selection, onSelect, problems, tools } = props;
  const { book } = tools;
  const { list } = document.conditions;
  return (
    <div className="mx-auto max-w-160">
      <StepCard
        cardId="trigger"
        tile={<TriggerTile kind={document.trigger.kind} />}
        words={triggerWords(book)}
        mark="Trigger"
        problems={problems.trigger}
        isSelected={selection === "trigger"}
        onSelect={(byKey) => onSelect("trigger", byKey)}
      />
      <div className="ml-[26px] h-4 border-l border-line-2 max-sm:ml-5" />
      <StepCard
        cardId="conditions"
        tile={<ConditionsTile />}
        words={{
          title: "For whom",
          parts:
            list.length === 0
              ? ["Everybody it starts for"]
              : ["Only if", ...conditionsParts(document.conditions, book)],
        }}
        mark="Condition"
        problems={problems.conditions}
        isSelected={selection === "conditions"}
        onSelect={(byKey) => onSelect("conditions", byKey)}
      />
      <StepList steps={document.steps} branch={null} label="Steps" above="the start" tools={tools} />
      {document.steps.length > 0 ? null : (
        <p className="pt-3 pl-11 text-ink-2">
          {tools.canEdit
            ? "Nothing happens yet. Add the first step: often an approval, or what is done in Entra."
            : "This workflow has no steps yet."}
        </p>
      )}
    </div>
  );
}
