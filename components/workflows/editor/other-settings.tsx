"use client";
import { ChooseField, NumberField } from "./choose-field.tsx";
import { ConditionsSettings, within } from "./conditions-settings.tsx";
import type { StepPart } from "./editor-part.ts";
import { MomentFields } from "./moment-fields.tsx";
import { WordsFields } from "./words-fields.tsx";

const TITLE_MAX = 200;

/** A request that the step files for the person: for another team, or for later. */
export function RequestSettings({ step, onChange, errors, book }: StepPart<"request">) {
  return (
    <>
      <ChooseField
        label="Service"
        error={errors["serviceKey"]}
        options={book.choices.services.map(({ key, title }) => ({ value: key, label: title }))}
        value={step.serviceKey}
        onChange={(serviceKey) => onChange({ ...step, serviceKey })}
      />
      <WordsFields
        head={{
          label: "Title",
          maxLength: TITLE_MAX,
          value: step.title,
          error: errors["title"],
          onChange: (title) => onChange({ ...step, title }),
        }}
        text={{
          label: "Details",
          value: step.text,
          error: errors["text"],
          onChange: (text) => onChange({ ...step, text }),
        }}
      />
    </>
  );
}

const UNTIL = [
  { value: "hours", label: "For some hours" },
  { value: "date", label: "Until a day around the start or end date" },
] as const;

/** How long the run stands still. */
export function WaitSettings({ step, onChange, errors }: StepPart<"wait">) {
  const { until } = step;
  return (
    <>
      <ChooseField
        label="How long"
        options={UNTIL}
        value={until.kind}
        onChange={(kind) =>
          onChange({
            ...step,
            until: kind === "hours" ? { kind, hours: 24 } : { kind, date: "start", days: 0, hour: 9 },
          })
        }
      />
      {until.kind === "hours" ? (
        <NumberField
          label="Hours"
          error={errors["until.hours"]}
          value={until.hours}
          onChange={(hours) => onChange({ ...step, until: { kind: "hours", hours } })}
        />
      ) : (
        <MomentFields
          moment={until}
          errors={within(errors, "until.")}
          onChange={(moment) => onChange({ ...step, until: { kind: "date", ...moment } })}
        />
      )}
    </>
  );
}

const STATUSES = [
  { value: "In progress", label: "In progress" },
  { value: "Waiting", label: "Waiting" },
  { value: "Resolved", label: "Resolved" },
] as const;

/** What the request becomes. */
export function StatusSettings({ step, onChange }: StepPart<"status">) {
  return (
    <ChooseField
      label="The request becomes"
      options={STATUSES}
      value={step.status}
      onChange={(status) => onChange({ ...step, status })}
    />
  );
}

/** When the way "Yes" is taken. */
export function BranchSettings({ step, onChange, errors, book }: StepPart<"branch">) {
  return (
    <>
      <p className="text-ink-2">
        If this is so when the run comes here, the steps under “Yes” run, else those under “No”.
      </p>
      <ConditionsSettings
        conditions={step.when}
        onChange={(when) => onChange({ ...step, when })}
        errors={within(errors, "when.")}
        book={book}
        empty="No condition yet."
      />
    </>
  );
}

const SETS = {
  bundle: "Assigns the apps and groups of the bundle of the person’s department, each once, each checked.",
  baseline: "Adds the person to every baseline group: what everybody gets on the first day.",
  "remove-apps":
    "Removes every app that is assigned to the person directly. What comes through groups stays; remove the groups for that.",
} as const;

/** What has nothing to choose says what it will do. */
export const SetSettings = ({ step }: StepPart<"bundle" | "baseline" | "remove-apps">) => (
  <p className="text-ink-2">{SETS[step.kind]}</p>
);
