"use client";
import { findTargetGroups } from "#components/entra/find-targets.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { BundleInput } from "#lib/bundles/schema.ts";
import type { MissingItem } from "#lib/bundles/types.ts";
import { TargetRow } from "./target-row.tsx";

type Groups = BundleInput["groups"];

type GroupRowsProps = {
  groups: Groups;
  missing: readonly MissingItem[];
  error: string | undefined;
  onChange: (groups: Groups) => void;
};

/** The groups of a bundle, and a picker for more. */
export function GroupRows({ groups, missing, error, onChange }: GroupRowsProps) {
  const ids = groups.map(({ objectId }) => objectId);
  return (
    <div className="grid max-w-200 gap-3">
      {groups.length === 0 ? null : (
        <ul aria-label="Groups of the bundle" className="rounded-box border border-line px-3.5">
          {groups.map((group) => (
            <TargetRow
              key={group.objectId}
              name={group.displayName}
              problem={
                missing.find(({ kind, objectId }) => kind === "group" && objectId === group.objectId)?.reason
              }
              onRemove={() => onChange(groups.filter((each) => each !== group))}
            />
          ))}
        </ul>
      )}
      <Field label="Add a group" error={error} className="max-w-80">
        {(control) => (
          <Combobox
            {...control}
            label="Groups"
            placeholder="Find a group"
            value={null}
            onValueChange={(option) =>
              option !== null && onChange([...groups, { objectId: option.value, displayName: option.label }])
            }
            queryKey={["bundle-groups", ids]}
            loadOptions={async (query, signal) =>
              (await findTargetGroups(query, signal)).filter(({ value }) => !ids.includes(value))
            }
          />
        )}
      </Field>
    </div>
  );
}
