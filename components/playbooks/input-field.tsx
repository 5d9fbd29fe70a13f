"use client";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { previewChoices } from "#components/services/load-choices.tsx";

type InputFieldProps = {
  input: { key: string; label: string; kind: string; choices: readonly string[] };
  /** Beside the name: "is missing". */
  say?: string;
  help?: string | undefined;
  /** What stands there now: it is being changed. */
  value?: string;
  onFill: (value: string) => void;
  /** The agent has left it as it was. */
  onLeave?: () => void;
};

/** An input of what is proposed: an agent fills it in, or changes it. */
export function InputField({ input, say = "", help, value = "", onFill, onLeave }: InputFieldProps) {
  const { key, label, kind, choices } = input;
  const give = (given: string) => (given === "" || given === value ? onLeave?.() : onFill(given));
  return (
    <Field label={`${label}${say}`} help={help} className="max-w-80">
      {(control) => {
        if (kind === "person" || kind === "group" || kind === "app")
          return (
            <Combobox
              {...control}
              label={label}
              value={null}
              onValueChange={(option) => option !== null && onFill(option.value)}
              queryKey={["playbook-input", kind, key]}
              loadOptions={previewChoices({ key, kind })}
            />
          );
        if (kind === "choice")
          return (
            <Select
              {...control}
              value={value}
              options={choices.map((choice) => ({ value: choice, label: choice }))}
              onValueChange={give}
            />
          );
        return (
          <Input
            {...control}
            type={kind === "date" ? "date" : "text"}
            defaultValue={value}
            onBlur={(event) => give(event.target.value)}
            // Leaving the field is what gives it, once.
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
        );
      }}
    </Field>
  );
}
