"use client";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field, type FieldControl } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LONG_TEXT_MAX, TEXT_MAX } from "#lib/services/constants.ts";
import type { FormField as FieldOf } from "#lib/services/types.ts";
import type { FieldValue } from "./form-values.ts";
import type { ChoiceSource } from "./load-choices.tsx";

type FormFieldProps = {
  field: FieldOf;
  value: FieldValue | null;
  error: string | undefined;
  source: ChoiceSource;
  onChange: (value: FieldValue | null) => void;
};

/** One field of a service's form, as its kind asks for it. */
export function FormField(props: FormFieldProps) {
  const { field, error } = props;
  return (
    <Field label={<FieldLabel field={field} />} help={field.help} error={error}>
      {(control) => <Control {...props} control={control} />}
    </Field>
  );
}

/** What may stay empty says so. */
export function FieldLabel({ field }: { field: Pick<FieldOf, "label" | "isRequired"> }) {
  return (
    <>
      {field.label}
      {field.isRequired ? null : <span className="font-normal text-ink-3"> (optional)</span>}
    </>
  );
}

function Control({ field, value, source, onChange, control }: FormFieldProps & { control: FieldControl }) {
  const text = value?.value ?? "";
  const write = (next: string) => onChange(next === "" ? null : { value: next, label: next });
  switch (field.kind) {
    case "text":
    case "date":
      return (
        <Input
          {...control}
          type={field.kind === "date" ? "date" : "text"}
          size="l"
          maxLength={TEXT_MAX}
          required={field.isRequired}
          value={text}
          boxClassName={field.kind === "date" ? "max-w-56" : ""}
          onChange={(event) => write(event.target.value)}
        />
      );
    case "long-text":
      return (
        <Textarea
          {...control}
          maxLength={LONG_TEXT_MAX}
          required={field.isRequired}
          value={text}
          className="text-14"
          onChange={(event) => write(event.target.value)}
        />
      );
    case "choice":
      return (
        <Select
          {...control}
          size="l"
          value={text}
          options={field.options.map((option) => ({ value: option, label: option }))}
          onValueChange={write}
        />
      );
    case "file":
      // Files have a state of their own: the form shows a FileField.
      return null;
    case "person":
    case "group":
    case "app":
      return (
        <Combobox
          {...control}
          label={field.label}
          size="l"
          placeholder={PLACEHOLDER[field.kind]}
          value={value}
          onValueChange={(option) =>
            onChange(option === null ? null : { value: option.value, label: option.label })
          }
          queryKey={["form-choices", field.kind, field.key]}
          loadOptions={source(field)}
        />
      );
  }
}

const PLACEHOLDER = { person: "Find a person", group: "Find a group", app: "Find an app" } as const;
