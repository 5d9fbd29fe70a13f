"use client";
import { findGroups } from "#components/entra/find-targets.tsx";
import { Field } from "#components/ui/field.tsx";
import { ObjectPicker, type PickedObject } from "./object-picker.tsx";

type GroupFieldProps = {
  error: string | undefined;
  value: PickedObject | null;
  onChange: (group: PickedObject) => void;
};

/** Any one group of the directory. */
export function GroupField({ error, value, onChange }: GroupFieldProps) {
  return (
    <Field label="Group" error={error}>
      {(control) => (
        <ObjectPicker
          control={control}
          label="Groups"
          placeholder="Find a group"
          value={value}
          onChange={onChange}
          loadOptions={findGroups}
        />
      )}
    </Field>
  );
}
