import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { LIFE_OPTIONS, lifeOf, type KeyLife } from "./key-life.ts";

type KeyNameFieldsProps = {
  name: string;
  days: KeyLife;
  example: string;
  error: string | undefined;
  onChange: (change: { name?: string; days?: KeyLife }) => void;
};

/** What a key is called and how long it lasts. */
export function KeyNameFields({ name, days, example, error, onChange }: KeyNameFieldsProps) {
  return (
    <div className="flex flex-wrap gap-4">
      <Field
        label="Name"
        help={`Which program will use it, such as ${example}.`}
        error={error}
        className="w-80 max-sm:w-full"
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Lasts" className="w-40 max-sm:w-full">
        {({ isInvalid: _isInvalid, ...control }) => (
          <Select
            {...control}
            options={LIFE_OPTIONS}
            value={String(days)}
            onValueChange={(value) => onChange({ days: lifeOf(value) })}
          />
        )}
      </Field>
    </div>
  );
}
