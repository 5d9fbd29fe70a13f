"use client";
import { Combobox } from "#components/ui/combobox.tsx";
import type { FieldControl } from "#components/ui/field.tsx";
import type { LoadOptions } from "#components/ui/use-combobox-options.ts";

export type PickedObject = { objectId: string; displayName: string };

type ObjectPickerProps = {
  control: FieldControl;
  /** "Groups": names the list. */
  label: string;
  placeholder: string;
  value: PickedObject | null;
  onChange: (value: PickedObject) => void;
  loadOptions: LoadOptions;
};

const NOTHING: PickedObject = { objectId: "", displayName: "" };

/** One person, group or app, found by name. */
export function ObjectPicker(props: ObjectPickerProps) {
  const { control, label, placeholder, value, onChange, loadOptions } = props;
  return (
    <Combobox
      {...control}
      label={label}
      placeholder={placeholder}
      value={
        value === null || value.objectId === "" ? null : { value: value.objectId, label: value.displayName }
      }
      onValueChange={(option) =>
        onChange(option === null ? NOTHING : { objectId: option.value, displayName: option.label })
      }
      queryKey={["workflow-picker", label]}
      loadOptions={loadOptions}
    />
  );
}
