"use client";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { HELP_MAX, LABEL_MAX } from "#lib/services/constants.ts";
import { FIELD_KINDS, type FormField } from "#lib/services/types.ts";
import { KIND_NAMES } from "./field-kinds.ts";

const KINDS = FIELD_KINDS.map((value) => ({ value, label: KIND_NAMES[value] }));

type FieldEditorProps = {
  field: FormField;
  errors: Readonly<Record<string, string>>;
  onChange: (field: FormField) => void;
};

/** Label, kind, help, choices, and whether it must be filled in. */
export function FieldEditor({ field, errors, onChange }: FieldEditorProps) {
  const change = (part: Partial<FormField>) => onChange({ ...field, ...part });
  return (
    <div className="grid grid-cols-2 gap-4 pt-1 pb-4 pl-6 max-md:grid-cols-1 max-md:pl-0">
      <Field label="Label" error={errors["label"]}>
        {(control) => (
          <Input
            {...control}
            data-part="first"
            maxLength={LABEL_MAX}
            value={field.label}
            onChange={(event) => change({ label: event.target.value })}
          />
        )}
      </Field>
      <Field label="Kind" error={errors["kind"]}>
        {(control) => (
          <Select
            {...control}
            options={KINDS}
            value={field.kind}
            onValueChange={(value) =>
              change({ kind: FIELD_KINDS.find((kind) => kind === value) ?? field.kind })
            }
          />
        )}
      </Field>
      <Field
        label="Help"
        help="Under the field, in a few words."
        error={errors["help"]}
        className="col-span-full"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={HELP_MAX}
            value={field.help}
            onChange={(event) => change({ help: event.target.value })}
          />
        )}
      </Field>
      {field.kind === "choice" ? (
        <Field label="Choices" help="One a line." error={errors["options"]} className="col-span-full">
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              value={field.options.join("\n")}
              onChange={(event) => change({ options: linesOf(event.target.value) })}
              onBlur={() => change({ options: field.options.map((line) => line.trim()).filter(Boolean) })}
            />
          )}
        </Field>
      ) : null}
      <CheckboxRow
        label="Required"
        checked={field.isRequired}
        onCheckedChange={(isOn) => change({ isRequired: isOn === true })}
        className="col-span-full py-0"
      />
    </div>
  );
}

/** Lines as they are typed: tidied when the field is left. */
const linesOf = (text: string): string[] => (text === "" ? [] : text.split("\n"));
