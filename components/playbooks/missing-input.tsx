"use client";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { previewChoices } from "#components/services/load-choices.tsx";
import type { ProposalView } from "#lib/playbooks/types.ts";

type MissingInputProps = { input: ProposalView["missing"][number]; onFill: (value: string) => void };

/** An input nobody has filled: an agent does it here. */
export function MissingInput({ input, onFill }: MissingInputProps) {
  const { key, label, kind, choices } = input;
  const help = kind !== "choice" && choices.length > 1 ? `Meant may be ${choices.join(" or ")}.` : undefined;
  return (
    <Field label={`${label} is missing`} help={help} className="max-w-80">
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
              value=""
              options={choices.map((value) => ({ value, label: value }))}
              onValueChange={onFill}
            />
          );
        return (
          <Input
            {...control}
            type={kind === "date" ? "date" : "text"}
            onBlur={(event) => event.target.value !== "" && onFill(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
