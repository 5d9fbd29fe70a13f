"use client";
import { ServiceIcon } from "#components/portal/service-icon.tsx";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { HELP_MAX, LABEL_MAX, SERVICE_ICONS } from "#lib/services/constants.ts";
import type { ForWhom } from "#lib/services/types.ts";
import type { EditorPart } from "./editor-part.ts";

const ICON_NAMES: Record<(typeof SERVICE_ICONS)[number], string> = {
  app: "Window",
  group: "People",
  device: "Phone",
  key: "Key",
  equipment: "Screen",
  join: "Joining",
  leave: "Leaving",
  other: "Question mark",
};
const ICONS = SERVICE_ICONS.map((value) => ({
  value,
  label: ICON_NAMES[value],
  icon: <ServiceIcon name={value} />,
}));
const WHOM: readonly { value: ForWhom; label: string }[] = [
  { value: "self", label: "Only for oneself" },
  { value: "anyone", label: "For oneself or somebody else" },
  { value: "other", label: "Always for somebody else" },
];

/** Name, one line, picture, for whom, and whether a title is written. */
export function BasicFields({ draft, onChange, errors }: EditorPart) {
  return (
    <div className="grid max-w-200 grid-cols-2 gap-4 max-md:grid-cols-1">
      <Field label="Name" error={errors["title"]}>
        {(control) => (
          <Input
            {...control}
            maxLength={LABEL_MAX}
            value={draft.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label="Picture" error={errors["icon"]}>
        {(control) => (
          <Select
            {...control}
            options={ICONS}
            value={draft.icon}
            onValueChange={(value) =>
              onChange({ icon: SERVICE_ICONS.find((name) => name === value) ?? draft.icon })
            }
          />
        )}
      </Field>
      <Field label="In one line" error={errors["description"]} className="col-span-full">
        {(control) => (
          <Input
            {...control}
            maxLength={HELP_MAX}
            value={draft.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="For whom"
        help="The side panel shows the person it is for; whoever asked stays the requester."
        error={errors["forWhom"]}
      >
        {(control) => (
          <Select
            {...control}
            options={WHOM}
            value={draft.forWhom}
            onValueChange={(value) =>
              onChange({ forWhom: WHOM.find((each) => each.value === value)?.value ?? draft.forWhom })
            }
          />
        )}
      </Field>
      <CheckboxRow
        label="The requester writes a title"
        help="Otherwise it is made from the service and the first answer."
        checked={draft.asksTitle}
        onCheckedChange={(isOn) => onChange({ asksTitle: isOn === true })}
        className="col-span-full"
      />
    </div>
  );
}
