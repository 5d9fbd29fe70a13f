"use client";
import { X } from "lucide-react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import type { FieldControl } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import type { MemberChoice } from "#lib/members/types.ts";

export type PickedMember = Pick<MemberChoice, "id" | "displayName">;

type MemberPickerProps = {
  control: FieldControl;
  picked: readonly PickedMember[];
  onChange: (picked: readonly PickedMember[]) => void;
};

/** Several members: found by name, one after the other; each can be taken off again. */
export function MemberPicker({ control, picked, onChange }: MemberPickerProps) {
  const ids = picked.map(({ id }) => id);
  return (
    <div className="grid gap-1.5">
      {picked.length === 0 ? null : (
        <ul aria-label="Chosen" className="flex flex-wrap gap-1.5">
          {picked.map(({ id, displayName }) => (
            <li
              key={id}
              className="inline-flex h-6 items-center rounded-mark border border-line-2 pl-1.5 text-12 touch:h-10 touch:text-13"
            >
              {displayName}
              <button
                type="button"
                aria-label={`Remove ${displayName}`}
                className="grid size-6 place-items-center text-ink-3 hover:text-ink touch:size-10"
                onClick={() => onChange(picked.filter((each) => each.id !== id))}
              >
                <Icon of={X} size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        {...control}
        label="Members"
        placeholder="Search by name or email"
        // What is chosen goes up into the list, and the field is free for the next one.
        value={null}
        onValueChange={(option) =>
          option !== null && onChange([...picked, { id: option.value, displayName: option.label }])
        }
        queryKey={["members", ids]}
        loadOptions={(query, signal) => findMembers(query, ids, signal)}
        emptyTitle={(query) => `No member is called “${query}”`}
        emptyHelp="Members are those who have signed in to Gatehouse once."
      />
    </div>
  );
}

async function findMembers(
  query: string,
  without: readonly string[],
  signal: AbortSignal,
): Promise<ComboboxOption[]> {
  type Found = { rows: readonly MemberChoice[] };
  const { rows } = await fetchJson<Found>(`/api/members?q=${encodeURIComponent(query)}`, signal);
  return rows
    .filter(({ id }) => !without.includes(id))
    .map(({ id, objectId, displayName, email }) => ({
      value: id,
      label: displayName,
      detail: email,
      icon: <Avatar name={displayName} objectId={objectId ?? id} size={20} />,
    }));
}
