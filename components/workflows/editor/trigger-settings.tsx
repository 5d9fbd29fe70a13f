"use client";
import type { Trigger } from "#lib/workflows/schema.ts";
import type { WorkflowChoices } from "#lib/workflows/types.ts";
import { ChooseField } from "./choose-field.tsx";
import { newTrigger } from "./document-edit.ts";
import { GroupField } from "./group-field.tsx";
import { MomentFields } from "./moment-fields.tsx";
import { CHANGE_NAMES } from "./step-words.ts";

const KINDS = [
  { value: "request", label: "A request is submitted" },
  { value: "date", label: "A start or end date comes" },
  { value: "change", label: "Something changes in Entra" },
  { value: "manual", label: "Somebody starts it by hand" },
] as const;
const CHANGES = [
  { value: "moved-department", label: CHANGE_NAMES["moved-department"] },
  { value: "joined-group", label: CHANGE_NAMES["joined-group"] },
  { value: "left-group", label: CHANGE_NAMES["left-group"] },
] as const;

type TriggerSettingsProps = {
  trigger: Trigger;
  choices: WorkflowChoices;
  onChange: (trigger: Trigger) => void;
  errors: Readonly<Record<string, string>>;
};

/** What starts a run. */
export function TriggerSettings({ trigger, choices, onChange, errors }: TriggerSettingsProps) {
  const services = choices.services.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <>
      <ChooseField
        label="Starts when"
        options={KINDS}
        value={trigger.kind}
        onChange={(kind) => onChange(newTrigger(kind, services[0]?.value ?? "something-else"))}
      />
      {trigger.kind === "request" ? (
        <ChooseField
          label="Service"
          help="Each service starts one published workflow."
          error={errors["serviceKey"]}
          options={services}
          value={trigger.serviceKey}
          onChange={(serviceKey) => onChange({ ...trigger, serviceKey })}
        />
      ) : null}
      {trigger.kind === "date" ? (
        <MomentFields
          moment={trigger}
          errors={errors}
          onChange={(moment) => onChange({ ...trigger, ...moment })}
        />
      ) : null}
      {trigger.kind === "change" ? (
        <ChangeFields trigger={trigger} onChange={onChange} errors={errors} />
      ) : null}
      {trigger.kind === "manual" ? (
        <p className="text-ink-2">
          Agents and admins start it for a person, from here or from the person’s page.
        </p>
      ) : null}
    </>
  );
}

type ChangeFieldsProps = {
  trigger: Extract<Trigger, { kind: "change" }>;
  onChange: (trigger: Trigger) => void;
  errors: Readonly<Record<string, string>>;
};

function ChangeFields({ trigger, onChange, errors }: ChangeFieldsProps) {
  return (
    <>
      <ChooseField
        label="What changes"
        options={CHANGES}
        value={trigger.what}
        onChange={(what) =>
          onChange({
            ...trigger,
            what,
            group: what === "moved-department" ? null : (trigger.group ?? { objectId: "", displayName: "" }),
          })
        }
      />
      {trigger.what === "moved-department" ? null : (
        <GroupField
          error={errors["group.objectId"]}
          value={trigger.group}
          onChange={(group) => onChange({ ...trigger, group })}
        />
      )}
    </>
  );
}
