"use client";
import type { Step, Value } from "#lib/workflows/schema.ts";
import { ChooseField, NumberField } from "./choose-field.tsx";
import type { StepPart } from "./editor-part.ts";
import { formFields } from "./step-words.ts";
import { ValueField } from "./value-field.tsx";

const SUBJECTS = [
  { value: "person", label: "The person it is about" },
  { value: "requester", label: "The requester" },
  { value: "manager", label: "The manager of the person" },
] as const;
const DEFAULT_DAYS = 30;

/** An action of the registry: for whom, with what, and until when. */
export function ActionSettings({ step, onChange, errors, book }: StepPart<"action">) {
  const action = book.choices.actions.find(({ key }) => key === step.actionKey);
  if (action === undefined)
    return (
      <p className="text-danger-text">{`There is no action “${step.actionKey}” any more. Remove this step.`}</p>
    );
  const setInput = (name: string, value: Value) =>
    onChange({ ...step, inputs: { ...step.inputs, [name]: value } });
  return (
    <>
      <p className="text-ink-2">{action.sentence}</p>
      <ChooseField
        label="Person"
        options={SUBJECTS}
        value={step.subject}
        onChange={(subject) => onChange({ ...step, subject })}
      />
      {action.fields.map((field) => (
        <ValueField
          key={field.name}
          field={field}
          value={step.inputs[field.name]}
          fields={formFields(book)}
          // The ways in can be listed before anybody is chosen; the ways out depend on the person.
          appObjectId={action.canEnd ? fixedApp(step) : null}
          error={errors[`inputs.${field.name}.value`] ?? errors[`inputs.${field.name}`]}
          onChange={(value) => setInput(field.name, value)}
        />
      ))}
      {action.canEnd ? <EndsField step={step} onChange={onChange} errors={errors} book={book} /> : null}
    </>
  );
}

function fixedApp({ inputs }: Extract<Step, { kind: "action" }>): string | null {
  const app = inputs["appObjectId"];
  return app?.from === "fixed" && app.value !== "" ? app.value : null;
}

type Ends = Extract<Step, { kind: "action" }>["ends"];

function EndsField({ step, onChange, errors, book }: StepPart<"action">) {
  const { ends } = step;
  const dates = formFields(book).filter(({ kind }) => kind === "date");
  const options = [
    { value: "never", label: "Never: it is for good" },
    { value: "days", label: "After some days" },
    ...dates.map(({ key, label }) => ({ value: `form:${key}`, label: `On the date in “${label}”` })),
  ];
  const value = ends === null ? "never" : ends.from === "days" ? "days" : `form:${ends.field}`;
  const endsOf = (next: string): Ends => {
    if (next === "never") return null;
    if (next === "days") return { from: "days", days: DEFAULT_DAYS };
    return { from: "form", field: next.slice("form:".length) };
  };
  return (
    <>
      <ChooseField
        label="Ends by itself"
        options={options}
        value={value}
        onChange={(next) => onChange({ ...step, ends: endsOf(next) })}
      />
      {ends?.from === "days" ? (
        <NumberField
          label="After how many days"
          error={errors["ends.days"]}
          value={ends.days}
          onChange={(days) => onChange({ ...step, ends: { from: "days", days } })}
        />
      ) : null}
    </>
  );
}
