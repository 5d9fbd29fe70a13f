"use client";
import { X } from "lucide-react";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";
import { previewChoices } from "#components/services/load-choices.tsx";
import { AUTONOMIES, type Autonomy } from "#lib/playbooks/schema.ts";
import type { DraftPart } from "./playbook-draft.ts";

const HELP: Record<Autonomy, string> = {
  Suggest: "An agent looks at the card and runs it.",
  "With approval":
    "It asks for an approval by itself, also where no rule wants one. What it is not sure of waits for a click.",
  Automatic: "It acts by itself within the limits, and says so. Needs a passing test.",
};

/** How far the playbook may go, enforced outside any model. */
export function LimitsSection({ document, onChange, error }: DraftPart & { error: string | undefined }) {
  const { limits, autonomy } = document;
  const change = (next: Partial<typeof limits>) => onChange({ limits: { ...limits, ...next } });
  return (
    <>
      <Section title="Autonomy" help="What happens without a click.">
        <RadioGroup
          aria-label="Autonomy"
          value={autonomy}
          className="max-w-130"
          onValueChange={(value) => {
            const found = AUTONOMIES.find((each) => each === value);
            if (found !== undefined) onChange({ autonomy: found });
          }}
        >
          {AUTONOMIES.map((each) => (
            <RadioRow key={each} value={each} label={each} help={HELP[each]} />
          ))}
        </RadioGroup>
        {error === undefined ? null : (
          <p role="alert" className="mt-2 text-12 text-danger-text">
            {error}
          </p>
        )}
      </Section>
      <Section title="Limits" help="Enforced outside the model.">
        <div className="grid max-w-130 gap-4">
          <NumberField
            label="At most in one hour"
            value={limits.perHour}
            onWrite={(perHour) => change({ perHour })}
          />
          <NumberField
            label="At most a day for one person"
            value={limits.perPersonPerDay}
            onWrite={(perPersonPerDay) => change({ perPersonPerDay })}
          />
          <CheckboxRow
            label="Only change the requester’s own access"
            checked={limits.isOwnOnly}
            onCheckedChange={(isOwnOnly) => change({ isOwnOnly: isOwnOnly === true })}
          />
          <Field label="Never touch these groups">
            {(control) => (
              <Combobox
                {...control}
                label="Groups"
                value={null}
                queryKey={["playbook-forbidden"]}
                loadOptions={previewChoices({ key: "forbidden", kind: "group" })}
                onValueChange={(option) => {
                  if (option === null || limits.forbidden.some(({ objectId }) => objectId === option.value))
                    return;
                  const hit = { kind: "group" as const, objectId: option.value, displayName: option.label };
                  change({ forbidden: [...limits.forbidden, hit] });
                }}
              />
            )}
          </Field>
          {limits.forbidden.length === 0 ? null : (
            <ul aria-label="Never touched" className="grid gap-1">
              {limits.forbidden.map(({ objectId, displayName }) => (
                <li key={objectId} className="flex items-center gap-2">
                  <span className="min-w-0 flex-1 truncate">{displayName}</span>
                  <IconButton
                    label={`Remove ${displayName}`}
                    icon={<Icon of={X} size={14} />}
                    onClick={() =>
                      change({ forbidden: limits.forbidden.filter((each) => each.objectId !== objectId) })
                    }
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
      </Section>
    </>
  );
}

type NumberFieldProps = { label: string; value: number; onWrite: (value: number) => void };

function NumberField({ label, value, onWrite }: NumberFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          boxClassName="max-w-28"
          value={String(value)}
          onChange={(event) => onWrite(Number(event.target.value))}
        />
      )}
    </Field>
  );
}
