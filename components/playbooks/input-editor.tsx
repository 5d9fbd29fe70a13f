"use client";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { ChooseField } from "#components/workflows/editor/choose-field.tsx";
import { INPUT_KINDS, type PlaybookInput } from "#lib/playbooks/schema.ts";
import type { PlaybookChoices, PlaybookProblem } from "#lib/playbooks/types.ts";
import { FACTS_FOR, FIELDS_FOR, INPUT_NAMES } from "./input-kinds.ts";
import { ProblemLines } from "./problem-lines.tsx";
import { LinesField } from "./lines-field.tsx";

const KINDS = INPUT_KINDS.map((value) => ({ value, label: INPUT_NAMES[value] }));
const NONE = "none";

type InputEditorProps = {
  input: PlaybookInput;
  choices: PlaybookChoices;
  warnings: readonly PlaybookProblem[];
  errorAt: (name: string) => string | undefined;
  onChange: (input: PlaybookInput) => void;
};

/** What an input is called, of which kind it is, where it comes from, and what is asked when it is missing. */
export function InputEditor({ input, choices, warnings, errorAt, onChange }: InputEditorProps) {
  const change = (part: Partial<PlaybookInput>) => onChange({ ...input, ...part });
  const facts = FACTS_FOR[input.kind] ?? [];
  // Another kind can't come from where this one did.
  const setKind = (kind: PlaybookInput["kind"]) =>
    change({ kind, field: "", directory: "", isReadFromText: kind !== "text" });
  return (
    <div className="grid grid-cols-2 gap-4 pt-1 pb-4 pl-6 max-md:grid-cols-1 max-md:pl-0">
      <Field label="Label" error={errorAt("label")}>
        {(control) => (
          <Input
            {...control}
            data-part="first"
            maxLength={60}
            value={input.label}
            onChange={(event) => change({ label: event.target.value })}
          />
        )}
      </Field>
      <ChooseField label="Kind" options={KINDS} value={input.kind} onChange={setKind} />
      {input.kind === "choice" ? (
        <div className="col-span-full">
          <LinesField
            label="Choices"
            help="One a line."
            error={errorAt("options")}
            way="lines"
            list={input.options}
            onWrite={(options) => change({ options })}
          />
        </div>
      ) : null}
      <ChooseField
        label="From the form"
        help="The first that has it wins: form, message, directory."
        error={errorAt("field")}
        options={fieldOptions(input, choices)}
        value={input.field === "" ? NONE : input.field}
        onChange={(field) => change({ field: field === NONE ? "" : field })}
      />
      {facts.length === 0 ? null : (
        <ChooseField
          label="From the directory"
          options={[{ value: NONE, label: "Nothing of it" }, ...facts]}
          value={input.directory === "" ? NONE : input.directory}
          onChange={(directory) => change({ directory: directory === NONE ? "" : directory })}
        />
      )}
      <Field
        label="What the requester is asked when it is missing"
        help="Empty: an agent fills it in."
        error={errorAt("question")}
        className="col-span-full"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={input.question}
            onChange={(event) => change({ question: event.target.value })}
          />
        )}
      </Field>
      <div className="col-span-full">
        <ProblemLines problems={warnings} />
        {input.kind === "text" ? null : (
          <CheckboxRow
            label="Read from the message"
            help="Names of the directory, dates and the choices, as the requester writes them."
            className="py-1"
            checked={input.isReadFromText}
            onCheckedChange={(isOn) => change({ isReadFromText: isOn === true })}
          />
        )}
        <CheckboxRow
          label="Required"
          help="Without it no step begins."
          className="py-1 [&+&]:border-t-0"
          checked={input.isRequired}
          onCheckedChange={(isOn) => change({ isRequired: isOn === true })}
        />
      </div>
    </div>
  );
}

/** Fields of any service's form that fit; the same key in several counts once. */
function fieldOptions({ kind, field }: PlaybookInput, { services }: PlaybookChoices) {
  const found = new Map<string, string>();
  for (const service of services)
    for (const each of service.fields)
      if (FIELDS_FOR[kind].includes(each.kind) && !found.has(each.key))
        found.set(each.key, `${each.label} (${service.title})`);
  if (field !== "" && !found.has(field)) found.set(field, `${field} (in no form)`);
  return [{ value: NONE, label: "No field" }, ...[...found].map(([value, label]) => ({ value, label }))];
}
