"use client";
import { X } from "lucide-react";
import { Combobox } from "#components/ui/combobox.tsx";
import type { FieldControl } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { LoadOptions } from "#components/ui/use-combobox-options.ts";

export type Picked = { value: string; label: string };

type ChipPickerProps = {
  control: FieldControl;
  label: string;
  placeholder: string;
  picked: readonly Picked[];
  queryKey: readonly unknown[];
  loadOptions: LoadOptions;
  onChange: (picked: Picked[]) => void;
};

/** Several of many: found by name one after the other, each can be taken off again. */
export function ChipPicker(props: ChipPickerProps) {
  const { control, label, placeholder, picked, queryKey, loadOptions, onChange } = props;
  const isPicked = (value: string) => picked.some((each) => each.value === value);
  return (
    <div className="grid gap-1.5">
      {picked.length === 0 ? null : (
        <ul aria-label={`Chosen: ${label}`} className="flex flex-wrap gap-1.5">
          {picked.map((each) => (
            <li
              key={each.value}
              className="inline-flex h-6 max-w-full items-center rounded-mark border border-line-2 pl-1.5 text-12 touch:h-10 touch:text-13"
            >
              <span className="truncate">{each.label}</span>
              <button
                type="button"
                aria-label={`Remove ${each.label}`}
                className="grid size-6 flex-none place-items-center text-ink-3 hover:text-ink touch:size-10"
                onClick={() => onChange(picked.filter((other) => other !== each))}
              >
                <Icon of={X} size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        {...control}
        label={label}
        placeholder={placeholder}
        // What is chosen goes up into the list, and the field is free for the next one.
        value={null}
        onValueChange={(option) => {
          if (option !== null && !isPicked(option.value))
            onChange([...picked, { value: option.value, label: option.label }]);
        }}
        queryKey={[...queryKey, picked.map(({ value }) => value)]}
        loadOptions={async (query, signal) =>
          (await loadOptions(query, signal)).filter(({ value }) => !isPicked(value))
        }
      />
    </div>
  );
}
