"use client";
import { findApps, findGroups, findPeople } from "#components/entra/find-targets.tsx";
import { ChipPicker } from "#components/settings/services/chip-picker.tsx";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { NumberField } from "#components/workflows/editor/choose-field.tsx";
import { messageAt, type DraftPart } from "./playbook-draft.ts";

const TARGETS = [
  { kind: "group", label: "Groups", placeholder: "Find a group", loadOptions: findGroups },
  { kind: "app", label: "Apps", placeholder: "Find an app", loadOptions: findApps },
  { kind: "person", label: "People", placeholder: "Find a person", loadOptions: findPeople },
] as const;

/** How far the playbook may go, enforced outside any model. */
export function LimitsSection({ document, onChange, problems }: DraftPart) {
  const { limits } = document;
  const change = (next: Partial<typeof limits>) => onChange({ limits: { ...limits, ...next } });
  return (
    <Section title="Limits" help="Enforced outside the model." anchor="limits">
      <div className="grid max-w-200 gap-4">
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <NumberField
            label="At most in one hour"
            error={messageAt(problems, "limits.perHour")}
            value={limits.perHour}
            onChange={(perHour) => change({ perHour })}
          />
          <NumberField
            label="At most a day for one person"
            error={messageAt(problems, "limits.perPersonPerDay")}
            value={limits.perPersonPerDay}
            onChange={(perPersonPerDay) => change({ perPersonPerDay })}
          />
        </div>
        <CheckboxRow
          label="Only change the requester’s own access"
          className="py-0"
          checked={limits.isOwnOnly}
          onCheckedChange={(isOwnOnly) => change({ isOwnOnly: isOwnOnly === true })}
        />
        {TARGETS.map(({ kind, label, placeholder, loadOptions }) => (
          <Field key={kind} label={`Never touch these ${label.toLowerCase()}`}>
            {(control) => (
              <ChipPicker
                control={control}
                label={label}
                placeholder={placeholder}
                picked={limits.forbidden
                  .filter((each) => each.kind === kind)
                  .map(({ objectId, displayName }) => ({ value: objectId, label: displayName }))}
                queryKey={["playbook-forbidden", kind]}
                loadOptions={loadOptions}
                onChange={(picked) =>
                  change({
                    forbidden: [
                      ...limits.forbidden.filter((each) => each.kind !== kind),
                      ...picked.map(({ value, label: displayName }) => ({
                        kind,
                        objectId: value,
                        displayName,
                      })),
                    ],
                  })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </Section>
  );
}
