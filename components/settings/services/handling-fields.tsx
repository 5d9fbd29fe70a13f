"use client";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { EditorPart } from "./editor-part.ts";

const NOBODY = "nobody";

type HandlingFieldsProps = EditorPart & { agents: readonly { id: string; displayName: string }[] };

/** Who gets new requests. Whose approval they take is set in Approval rules. */
export function HandlingFields({ draft, onChange, errors, agents }: HandlingFieldsProps) {
  const options = [
    { value: NOBODY, label: "Nobody: it waits in Unassigned" },
    ...agents.map(({ id, displayName }) => ({ value: id, label: displayName })),
  ];
  return (
    <Field
      label="Goes to"
      help="Whose approval its actions take is set in Approval rules."
      error={errors["defaultAssigneeId"]}
      className="max-w-98"
    >
      {(control) => (
        <Select
          {...control}
          options={options}
          value={draft.defaultAssigneeId ?? NOBODY}
          onValueChange={(value) => onChange({ defaultAssigneeId: value === NOBODY ? null : value })}
        />
      )}
    </Field>
  );
}
