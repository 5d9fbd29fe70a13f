"use client";
import { findPeople } from "#components/entra/find-targets.tsx";
import { Field } from "#components/ui/field.tsx";
import { NAME_MAX } from "#lib/workflows/constants.ts";
import { ChooseField } from "./choose-field.tsx";
import type { StepPart } from "./editor-part.ts";
import { ObjectPicker } from "./object-picker.tsx";
import { WordsFields } from "./words-fields.tsx";

const TO = [
  { value: "requester", label: "The requester" },
  { value: "person", label: "The person it is about" },
  { value: "manager", label: "The manager of the person" },
  { value: "named", label: "Somebody by name" },
] as const;

/** Who is told, and what. */
export function MessageSettings({ step, onChange, errors }: StepPart<"message">) {
  return (
    <>
      <ChooseField
        label="To"
        options={TO}
        value={step.to.kind}
        onChange={(kind) =>
          onChange({ ...step, to: kind === "named" ? { kind, objectId: "", displayName: "" } : { kind } })
        }
      />
      {step.to.kind === "named" ? (
        <Field label="Person" error={errors["to.objectId"]}>
          {(control) => (
            <ObjectPicker
              control={control}
              label="People"
              placeholder="Find a person"
              value={step.to.kind === "named" ? step.to : null}
              onChange={(person) => onChange({ ...step, to: { kind: "named", ...person } })}
              loadOptions={findPeople}
            />
          )}
        </Field>
      ) : null}
      <WordsFields
        head={{
          label: "Subject",
          maxLength: NAME_MAX,
          value: step.subject,
          error: errors["subject"],
          onChange: (subject) => onChange({ ...step, subject }),
        }}
        text={{
          label: "Message",
          help: "By Teams and email where they are set up, always in Gatehouse. It never holds up a step.",
          value: step.text,
          error: errors["text"],
          onChange: (text) => onChange({ ...step, text }),
        }}
      />
    </>
  );
}
