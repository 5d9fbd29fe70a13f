"use client";
import type { ReactNode } from "react";
import { findGroups } from "#components/entra/find-targets.tsx";
import { localOptions } from "#components/services/local-options.ts";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import type { Audience } from "#lib/services/types.ts";
import { ChipPicker } from "./chip-picker.tsx";

const EMPTY: Record<Audience["kind"], Audience> = {
  everybody: { kind: "everybody" },
  departments: { kind: "departments", departments: [] },
  groups: { kind: "groups", groups: [] },
};

type AudienceFieldsProps = {
  /** Null: what is chosen is one of `children`. */
  audience: Audience | null;
  onChange: (audience: Audience) => void;
  departmentsError: string | undefined;
  groupsError: string | undefined;
  departments: readonly string[];
  /** Further rows, the kind of the one that is chosen, and how one of them is. */
  others?: { kind: string; rows: ReactNode; onChoose: (kind: string) => void };
};

/** Everybody, some departments, the members of some groups, or what else there is to choose. */
export function AudienceFields(props: AudienceFieldsProps) {
  const { audience, onChange, departmentsError, groupsError, departments, others } = props;
  const kind = audience?.kind ?? others?.kind ?? "";
  const choose = (next: string) => {
    const empty = Object.values(EMPTY).find((each) => each.kind === next);
    if (next === kind) return;
    if (empty === undefined) others?.onChoose(next);
    else onChange(empty);
  };
  return (
    <RadioGroup aria-label="Who may ask" className="max-w-200" value={kind} onValueChange={choose}>
      <RadioRow value="everybody" label="Everybody" />
      <RadioRow value="departments" label="Some departments">
        {audience?.kind === "departments" ? (
          <Field label="Departments" error={departmentsError} className="pt-2 pb-1">
            {(control) => (
              <ChipPicker
                control={control}
                label="Departments"
                placeholder="Find a department"
                picked={audience.departments.map((value) => ({ value, label: value }))}
                queryKey={["departments"]}
                loadOptions={localOptions(departments.map((value) => ({ value, label: value })))}
                onChange={(picked) =>
                  onChange({ ...audience, departments: picked.map(({ value }) => value) })
                }
              />
            )}
          </Field>
        ) : null}
      </RadioRow>
      <RadioRow value="groups" label="Members of some groups" help="Members of groups within them count too.">
        {audience?.kind === "groups" ? (
          <Field label="Groups" error={groupsError} className="pt-2 pb-1">
            {(control) => (
              <ChipPicker
                control={control}
                label="Groups"
                placeholder="Find a group"
                picked={audience.groups.map(({ objectId, displayName }) => ({
                  value: objectId,
                  label: displayName,
                }))}
                queryKey={["audience-groups"]}
                loadOptions={findGroups}
                onChange={(picked) =>
                  onChange({
                    ...audience,
                    groups: picked.map(({ value, label }) => ({ objectId: value, displayName: label })),
                  })
                }
              />
            )}
          </Field>
        ) : null}
      </RadioRow>
      {others?.rows}
    </RadioGroup>
  );
}
