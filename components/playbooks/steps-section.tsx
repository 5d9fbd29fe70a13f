"use client";
import { MessageSquare, Plus, Stethoscope, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { OrderedRow } from "#components/ui/ordered-row.tsx";
import { Section } from "#components/ui/section.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { useOrderedRows } from "#components/ui/use-ordered-rows.ts";
import { StepMark } from "#components/workflows/editor/step-icon.tsx";
import { actionGroup, StepMenu } from "#components/workflows/editor/step-menu.tsx";
import { STEPS_MAX } from "#lib/playbooks/constants.ts";
import type { PlaybookStep } from "#lib/playbooks/schema.ts";
import type { PlaybookChoices } from "#lib/playbooks/types.ts";
import { messageAt, problemsWithin, type DraftPart } from "./playbook-draft.ts";
import { newStep, STEP_NAMES, stepWords, type NewStep } from "./step-draft.ts";
import { StepEditor } from "./step-editor.tsx";

type StepsSectionProps = DraftPart & {
  rows: ReturnType<typeof useOrderedRows<PlaybookStep>>;
  /** Puts one back where it stood. */
  onPutBack: (step: PlaybookStep, at: number) => void;
};

const MARKS = { request: Ticket, reply: MessageSquare, diagnosis: Stethoscope } as const;

/** What it does, in order: actions of the registry, requests, answers. */
export function StepsSection({ rows, onPutBack, ...part }: StepsSectionProps) {
  const { document, onChange, problems, choices } = part;
  const { steps } = document;
  const add = (what: NewStep) => {
    const step = newStep(what, document, choices);
    onChange({ steps: [...steps, step] });
    rows.open(step.id);
  };
  const remove = (step: PlaybookStep, at: number) => {
    rows.remove(at);
    const title = `${stepWords(step, document, choices).title} is removed.`;
    const undo = { label: "Undo", run: () => onPutBack(step, at) };
    showToast({ status: "done", title, action: undo, id: "step-removed" });
  };
  const error = messageAt(problems, "steps");
  return (
    <Section title="Steps" help="In order. Anything else is refused." anchor="steps">
      <div className="max-w-200">
        {steps.length === 0 ? <p className="pb-3 text-ink-2">It does nothing yet.</p> : null}
        <ol aria-label="Steps" className="border-t border-line empty:hidden">
          {steps.map((step, at) => {
            const { title, detail } = stepWords(step, document, choices);
            return (
              <OrderedRow
                key={step.id}
                rowKey={step.id}
                name={title}
                detail={detail}
                icon={<Mark step={step} choices={choices} />}
                isOpen={rows.openKey === step.id}
                isFirst={at === 0}
                isLast={at === steps.length - 1}
                problems={problemsWithin(problems, `steps.${step.id}`)}
                onToggle={() => rows.toggle(step.id)}
                onMove={(by) => rows.move(at, by)}
                onRemove={() => remove(step, at)}
              >
                <StepEditor
                  {...part}
                  step={step}
                  problems={problemsWithin(problems, `steps.${step.id}`)}
                  onStep={(next, more = {}) => onChange({ ...more, steps: steps.with(at, next) })}
                />
              </OrderedRow>
            );
          })}
        </ol>
        <AddStep choices={choices} isFull={steps.length >= STEPS_MAX} onAdd={add} />
        {error === undefined ? null : (
          <p role="alert" className="mt-2 text-12 text-danger-text">
            {error}
          </p>
        )}
        <output className="sr-only">{rows.said}</output>
      </div>
    </Section>
  );
}

function Mark({ step, choices }: { step: PlaybookStep; choices: PlaybookChoices }): ReactNode {
  if (step.kind !== "action") return <Icon of={MARKS[step.kind]} size={14} className="text-ink-3" />;
  const action = choices.actions.find(({ key }) => key === step.actionKey);
  return (
    <span className="text-ink-3 [&>svg]:size-3.5">
      <StepMark kind="action" action={action?.icon} />
    </span>
  );
}

type AddStepProps = { choices: PlaybookChoices; isFull: boolean; onAdd: (what: NewStep) => void };

function AddStep({ choices, isFull, onAdd }: AddStepProps) {
  const disabledReason = isFull ? `Use at most ${STEPS_MAX} steps.` : undefined;
  const button = (
    <Button className="mt-3" icon={<Icon of={Plus} size={14} />} disabledReason={disabledReason}>
      Add step
    </Button>
  );
  if (isFull) return button;
  const kinds = ["request", "reply", "diagnosis"] as const;
  return (
    <StepMenu
      label="Add step"
      groups={[
        actionGroup(choices.actions, (actionKey): NewStep => ({ kind: "action", actionKey })),
        {
          label: "On the desk",
          items: kinds.map((kind) => ({
            key: kind,
            title: STEP_NAMES[kind],
            icon: <Icon of={MARKS[kind]} />,
            what: { kind },
          })),
        },
      ]}
      onAdd={onAdd}
    >
      {button}
    </StepMenu>
  );
}
