"use client";
import { findGroups } from "#components/entra/find-targets.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import type { LoadOptions } from "#components/ui/use-combobox-options.ts";
import { fold } from "#lib/platform/fold.ts";
import type { Audience } from "#lib/services/types.ts";
import { ChipPicker } from "./chip-picker.tsx";
import type { EditorPart } from "./editor-part.ts";

const EMPTY: Record<Audience["kind"], Audience> = {
  everybody: { kind: "everybody" },
  departments: { kind: "departments", departments: [] },
  groups: { kind: "groups", groups: [] },
};

/** Everybody, some departments, or the members of some groups. */
export function AudienceFields(props: EditorPart & { departments: readonly string[] }) {
  const { draft, onChange, errors, departments } = props;
  const { audience } = draft;
  const choose = (kind: string) => {
    const next = Object.values(EMPTY).find((each) => each.kind === kind);
    if (next !== undefined && kind !== audience.kind) onChange({ audience: next });
  };
  return (
    <RadioGroup aria-label="Who may ask" className="max-w-200" value={audience.kind} onValueChange={choose}>
      <RadioRow value="everybody" label="Everybody" />
      <RadioRow value="departments" label="Some departments">
        {audience.kind === "departments" ? (
          <Field label="Departments" error={errors["audience.departments"]} className="pt-2 pb-1">
            {(control) => (
              <ChipPicker
                control={control}
                label="Departments"
                placeholder="Find a department"
                picked={audience.departments.map((value) => ({ value, label: value }))}
                queryKey={["departments"]}
                loadOptions={findDepartments(departments)}
                onChange={(picked) =>
                  onChange({ audience: { ...audience, departments: picked.map(({ value }) => value) } })
                }
              />
            )}
          </Field>
        ) : null}
      </RadioRow>
      <RadioRow value="groups" label="Members of some groups" help="Members of groups within them count too.">
        {audience.kind === "groups" ? (
          <Field label="Groups" error={errors["audience.groups"]} className="pt-2 pb-1">
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
                    audience: {
                      ...audience,
                      groups: picked.map(({ value, label }) => ({ objectId: value, displayName: label })),
                    },
                  })
                }
              />
            )}
          </Field>
        ) : null}
      </RadioRow>
    </RadioGroup>
  );
}

const MOST = 8;

function findDepartments(departments: readonly string[]): LoadOptions {
  return (query) => {
    const wanted = fold(query);
    const found = departments.filter((name) => fold(name).includes(wanted)).slice(0, MOST);
    return Promise.resolve(found.map((value) => ({ value, label: value })));
  };
}
