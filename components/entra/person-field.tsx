"use client";
import type { ReactNode } from "react";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import { findPeople } from "./find-targets.tsx";

type PersonFieldProps = {
  label?: string;
  help?: ReactNode;
  error?: string | null | undefined;
  className?: string;
  value: ComboboxOption | null;
  onChange: (person: ComboboxOption | null) => void;
};

/** One person in scope, found by name or email. */
export function PersonField({ label = "Person", value, onChange, ...field }: PersonFieldProps) {
  return (
    <Field label={label} {...field}>
      {(control) => (
        <Combobox
          {...control}
          label="People"
          placeholder="Find a person"
          value={value}
          onValueChange={onChange}
          queryKey={["people"]}
          loadOptions={findPeople}
          emptyTitle={(query) => `Nobody called “${query}” is in scope`}
        />
      )}
    </Field>
  );
}
