"use client";
import { ChooseField } from "#components/workflows/editor/choose-field.tsx";
import { WordsFields } from "#components/workflows/editor/words-fields.tsx";
import { PLACEHOLDERS } from "#lib/playbooks/playbook-problems.ts";
import type { PlaybookStep } from "#lib/playbooks/schema.ts";
import { ActionFields } from "./action-fields.tsx";
import { stepError, type StepPart } from "./playbook-draft.ts";
import { ProblemLines } from "./problem-lines.tsx";
import { StepConditions } from "./step-conditions.tsx";

/** The fields of any step, and when it is done at all. */
export function StepEditor(part: StepPart) {
  const { step, problems } = part;
  return (
    <div className="grid gap-4 pt-1 pb-4 pl-6 max-md:pl-0">
      <ProblemLines problems={problems.filter(({ at }) => at === `steps.${step.id}.actionKey`)} />
      <StepFields {...part} />
      <StepConditions {...part} />
    </div>
  );
}

function StepFields({ step, ...part }: StepPart) {
  switch (step.kind) {
    case "action":
      return <ActionFields step={step} {...part} />;
    case "request":
      return <RequestFields step={step} {...part} />;
    case "reply":
      return (
        <WordsFields
          text={{
            label: "Answer",
            value: step.text,
            error: stepError({ step, ...part }, "text"),
            onChange: (text) => part.onStep({ ...step, text }),
          }}
          names={namesIn(part)}
        />
      );
    case "diagnosis":
      return (
        <p className="text-ink-2">
          Looks at the requester’s account in the directory and says, to agents only, what may stand in the
          way of signing in. Nothing is changed.
        </p>
      );
  }
}

type RequestStep = Extract<PlaybookStep, { kind: "request" }>;

function RequestFields({ step, ...part }: StepPart<RequestStep>) {
  const { choices, onStep } = part;
  const errorAt = (field: string) => stepError({ step, ...part }, field);
  return (
    <>
      <ChooseField
        label="Service"
        error={errorAt("serviceKey")}
        options={choices.services.map(({ key, title }) => ({ value: key, label: title }))}
        value={step.serviceKey}
        onChange={(serviceKey) => onStep({ ...step, serviceKey })}
      />
      <WordsFields
        head={{
          label: "Title",
          maxLength: 160,
          value: step.title,
          error: errorAt("title"),
          onChange: (title) => onStep({ ...step, title }),
        }}
        text={{
          label: "Details",
          value: step.text,
          error: errorAt("text"),
          onChange: (text) => onStep({ ...step, text }),
        }}
        names={namesIn(part)}
      />
    </>
  );
}

/** What may stand in a step's texts. */
const namesIn = ({ document }: Pick<StepPart, "document">): string[] => [
  ...PLACEHOLDERS,
  ...document.inputs.map(({ key }) => key),
];
