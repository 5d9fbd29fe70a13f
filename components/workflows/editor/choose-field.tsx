"use client";
import type { ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

type ChooseFieldProps<Key extends string> = {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  options: readonly { value: Key; label: string }[];
  value: Key;
  onChange: (value: Key) => void;
};

/** A labelled choice of one of a few known values. */
export function ChooseField<Key extends string>(props: ChooseFieldProps<Key>) {
  const { label, help, error, options, value, onChange } = props;
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <Select
          {...control}
          options={options}
          value={value}
          onValueChange={(next) => {
            const chosen = options.find((option) => option.value === next);
            if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
          }}
        />
      )}
    </Field>
  );
}

type NumberFieldProps = {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  value: number;
  onChange: (value: number) => void;
};

/** A labelled whole number; an empty field counts as 0. */
export function NumberField({ label, help, error, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          step={1}
          value={String(value)}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      )}
    </Field>
  );
}
