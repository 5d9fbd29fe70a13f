"use client";
import type { KeyboardEvent, ReactNode } from "react";
import { ArchIcon } from "#components/ui/arch-icon.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { BranchStep, Step } from "#lib/workflows/schema.ts";
import { AddStep } from "./add-step.tsx";
import type { NewStep, Place, Way } from "./document-edit.ts";
import { StepCard, type CardProblem } from "./step-card.tsx";
import { StepTile } from "./step-icon.tsx";
import { stepWords, type WordBook } from "./step-words.ts";

/** What a list of steps needs to draw itself, in the whole document alike. */
export type StepListTools = {
  book: WordBook;
  canEdit: boolean;
  numbers: ReadonlyMap<string, string>;
  selectedId: string | null;
  problemsOf: (stepId: string) => readonly CardProblem[];
  onSelect: (stepId: string, byKey: boolean) => void;
  onAdd: (place: Place, what: NewStep) => void;
  onMove: (stepId: string, by: -1 | 1) => void;
  onRemove: (stepId: string) => void;
};

type StepListProps = {
  steps: readonly Step[];
  branch: Place["branch"];
  label: string;
  /** What stands above the first step: "the trigger", "Yes". */
  above: string;
  tools: StepListTools;
};

/** Steps one below the other, with a + between any two; what lies in a branch is indented under it. */
export function StepList({ steps, branch, label, above, tools }: StepListProps) {
  const { book, canEdit, onAdd } = tools;
  const nameAt = (at: number) => {
    const step = steps[at];
    return step === undefined ? above : stepWords(step, book).title;
  };
  const link = (at: number) => (
    <Link isLast={at === steps.length} isOpen={canEdit}>
      {canEdit ? (
        <AddStep
          label={`Add step after ${at === 0 ? above : nameAt(at - 1)}`}
          actions={book.choices.actions}
          onAdd={(what) => onAdd({ branch, at }, what)}
          isLast={at === steps.length}
        />
      ) : null}
    </Link>
  );
  return (
    <>
      {link(0)}
      <ol aria-label={label}>
        {steps.map((step, at) => (
          <li key={step.id}>
            <Card step={step} tools={tools} />
            {step.kind === "branch" ? <Ways step={step} tools={tools} /> : null}
            {at === steps.length - 1 && !canEdit ? null : link(at + 1)}
          </li>
        ))}
      </ol>
    </>
  );
}

function Card({ step, tools }: { step: Step; tools: StepListTools }) {
  const { book, canEdit, numbers, selectedId, problemsOf, onSelect, onMove, onRemove } = tools;
  const onKeyDown = (event: KeyboardEvent) => {
    const isMove = event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown");
    if (!canEdit || (!isMove && event.key !== "Delete")) return;
    event.preventDefault();
    if (isMove) onMove(step.id, event.key === "ArrowUp" ? -1 : 1);
    else onRemove(step.id);
  };
  const action =
    step.kind === "action" ? book.choices.actions.find(({ key }) => key === step.actionKey) : undefined;
  return (
    <StepCard
      cardId={step.id}
      tile={<StepTile kind={step.kind} action={action?.icon} />}
      words={stepWords(step, book)}
      mark={numbers.get(step.id) ?? ""}
      tag={<KindTag step={step} />}
      problems={problemsOf(step.id)}
      isSelected={selectedId === step.id}
      onSelect={(byKey) => onSelect(step.id, byKey)}
      onKeyDown={onKeyDown}
    />
  );
}

function KindTag({ step }: { step: Step }) {
  if (step.kind === "approval")
    return (
      <Tag tone="warning" icon={<ArchIcon className="size-3" />} className="max-sm:hidden">
        Gate
      </Tag>
    );
  const isInEntra =
    step.kind === "action" ||
    step.kind === "bundle" ||
    step.kind === "baseline" ||
    step.kind === "remove-apps";
  return isInEntra ? <Tag className="max-sm:hidden">Entra</Tag> : null;
}

const WAYS: readonly { way: Way; name: string }[] = [
  { way: "yes", name: "Yes" },
  { way: "no", name: "No" },
];

function Ways({ step, tools }: { step: BranchStep; tools: StepListTools }) {
  return (
    <div className="ml-[26px] border-l border-line-2 pl-[26px] max-sm:ml-3 max-sm:pl-3.5">
      {WAYS.map(({ way, name }) => (
        <div key={way} className="pt-1">
          <p className="relative text-12 leading-6 text-ink-2 before:absolute before:top-3 before:right-full before:mr-1.5 before:h-px before:w-5 before:bg-line-2 max-sm:before:w-2">
            {name}
            {step[way].length === 0 && !tools.canEdit ? ", nothing happens" : ""}
          </p>
          <StepList
            steps={step[way]}
            branch={{ id: step.id, way }}
            label={`Steps when ${name.toLowerCase()}`}
            above={name}
            tools={tools}
          />
        </div>
      ))}
    </div>
  );
}

/** The line between two cards. */
function Link({ children, isLast, isOpen }: { children: ReactNode; isLast: boolean; isOpen: boolean }) {
  return (
    <div
      className={`relative ml-[26px] border-l border-line-2 max-sm:ml-5 ${isOpen ? "h-[22px] touch:h-10" : "h-4"} ${isLast ? "border-dashed" : ""}`}
    >
      {children}
    </div>
  );
}
