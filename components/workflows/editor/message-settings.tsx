"use client";
import { useRef } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { NAME_MAX, TEXT_MAX } from "#lib/workflows/constants.ts";
import { ChooseField } from "./choose-field.tsx";
import type { StepPart } from "./editor-part.ts";
import { findPeople } from "./find-targets.tsx";
import { ObjectPicker } from "./object-picker.tsx";
import { PlaceholderBar } from "./placeholder-bar.tsx";

const TO = [
  { value: "requester", label: "The requester" },
  { value: "person", label: "The person it is about" },
  { value: "manager", label: "The manager of the person" },
  { value: "named", label: "Somebody by name" },
] as const;

/** Who is told, and what. */
export function MessageSettings({ step, onChange, errors }: StepPart<"message">) {
  const text = useRef<HTMLTextAreaElement>(null);
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
      <Field label="Subject" error={errors["subject"]}>
        {(control) => (
          <Input
            {...control}
            maxLength={NAME_MAX}
            value={step.subject}
            onChange={(event) => onChange({ ...step, subject: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Message"
        help="By Teams and email where they are set up, always in Gatehouse. It never holds up a step."
        error={errors["text"]}
      >
        {(control) => (
          <Textarea
            {...control}
            ref={text}
            rows={4}
            maxLength={TEXT_MAX}
            value={step.text}
            onChange={(event) => onChange({ ...step, text: event.target.value })}
          />
        )}
      </Field>
      <PlaceholderBar field={text} onChange={(next) => onChange({ ...step, text: next })} />
    </>
  );
}
