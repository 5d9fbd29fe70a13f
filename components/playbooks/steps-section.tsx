"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { PlaybookStep } from "#lib/playbooks/schema.ts";
import type { DraftPart } from "./playbook-draft.ts";

/** The inputs with what the requester is asked, and the steps in order. */
export function StepsSection({
  document,
  onChange,
  titles,
}: DraftPart & { titles: Readonly<Record<string, string>> }) {
  const { inputs, steps } = document;
  const setStep = (next: PlaybookStep) =>
    onChange({ steps: steps.map((step) => (step.id === next.id ? next : step)) });
  return (
    <>
      <Section title="Inputs" help="Taken from the form or the message; what is missing is asked for once.">
        {inputs.length === 0 ? <p className="text-ink-2">It needs nothing but the requester.</p> : null}
        <div className="grid max-w-200 gap-4">
          {inputs.map((input) => (
            <Field
              key={input.key}
              label={`${input.label}: what the requester is asked when it is missing`}
              help={input.isRequired ? "Empty: an agent fills it in." : "It may stay empty."}
            >
              {(control) => (
                <Input
                  {...control}
                  value={input.question}
                  maxLength={200}
                  onChange={(event) =>
                    onChange({
                      inputs: inputs.map((each) =>
                        each.key === input.key ? { ...each, question: event.target.value } : each,
                      ),
                    })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      </Section>
      <Section title="Steps" help="In order. Anything else is refused.">
        <ol className="grid max-w-200 gap-3">
          {steps.map((step, at) => (
            <li key={step.id} className="grid gap-2 rounded-box border border-line px-3 py-2.5">
              <p>
                <span className="text-ink-3">{`${at + 1} `}</span>
                <b className="font-medium">{stepWords(step, titles)}</b>
              </p>
              {step.kind === "request" ? (
                <>
                  <Field label="Title">
                    {(control) => (
                      <Input
                        {...control}
                        value={step.title}
                        maxLength={160}
                        onChange={(event) => setStep({ ...step, title: event.target.value })}
                      />
                    )}
                  </Field>
                  <Field label="Text">
                    {(control) => (
                      <Textarea
                        {...control}
                        value={step.text}
                        maxLength={2_000}
                        onChange={(event) => setStep({ ...step, text: event.target.value })}
                      />
                    )}
                  </Field>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function stepWords(step: PlaybookStep, titles: Readonly<Record<string, string>>): string {
  switch (step.kind) {
    case "action":
      return titles[step.actionKey] ?? step.actionKey;
    case "request":
      return "Open a request";
    case "reply":
      return `Answer: ${step.text}`;
    case "diagnosis":
      return "Look at the account and say what stands in the way";
  }
}
