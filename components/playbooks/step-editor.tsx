"use client";
import { useRef } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { ChooseField } from "#components/workflows/editor/choose-field.tsx";
import { PlaceholderBar } from "#components/workflows/editor/placeholder-bar.tsx";
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
      return <TextField step={step} {...part} label="Answer" />;
    case "diagnosis":
      return (
        <p className="text-ink-2">
          Looks at the requester’s account in the directory and says, to agents only, what may stand in the
          way of signing in. Nothing is changed.
        </p>
      );
  }
}

function RequestFields(part: StepPart<Extract<PlaybookStep, { kind: "request" }>>) {
  const { step, choices, onStep } = part;
  return (
    <>
      <ChooseField
        label="Service"
        error={stepError(part, "serviceKey")}
        options={choices.services.map(({ key, title }) => ({ value: key, label: title }))}
        value={step.serviceKey}
        onChange={(serviceKey) => onStep({ ...step, serviceKey })}
      />
      <Field label="Title" error={stepError(part, "title")}>
        {(control) => (
          <Input
            {...control}
            data-part="first"
            maxLength={160}
            value={step.title}
            onChange={(event) => onStep({ ...step, title: event.target.value })}
          />
        )}
      </Field>
      <TextField {...part} label="Details" />
    </>
  );
}

type TextStep = Extract<PlaybookStep, { text: string }>;

function TextField({ label, ...part }: StepPart<TextStep> & { label: string }) {
  const { step, document, onStep } = part;
  const area = useRef<HTMLTextAreaElement>(null);
  const write = (text: string) => onStep({ ...step, text });
  return (
    <>
      <Field label={label} error={stepError(part, "text")}>
        {(control) => (
          <Textarea
            {...control}
            ref={area}
            data-part={step.kind === "reply" ? "first" : undefined}
            rows={4}
            maxLength={2_000}
            value={step.text}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      <PlaceholderBar
        field={area}
        names={[...PLACEHOLDERS, ...document.inputs.map(({ key }) => key)]}
        onChange={write}
      />
    </>
  );
}
