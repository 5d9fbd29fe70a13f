"use client";
import { useId } from "react";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import type { ForWhom as Whom } from "#lib/services/types.ts";
import { FormField } from "./form-field.tsx";
import type { FieldValue } from "./form-values.ts";
import type { ChoiceSource } from "./load-choices.tsx";

const PERSON = { key: "for-whom", kind: "person", help: "", isRequired: true, options: [] } as const;

type ForWhomProps = {
  forWhom: Whom;
  ownName: string;
  isForOther: boolean;
  subject: FieldValue | null;
  error: string | undefined;
  source: ChoiceSource;
  onChange: (isForOther: boolean, subject: FieldValue | null) => void;
};

/** Whom it is for, where the service lets that be somebody else. */
export function ForWhom(props: ForWhomProps) {
  const { forWhom, ownName, isForOther, subject, error, source, onChange } = props;
  const labelId = useId();
  if (forWhom === "self") return null;
  const person = (
    <FormField
      field={{ ...PERSON, options: [], label: forWhom === "other" ? "For whom" : "Person" }}
      value={subject}
      error={error}
      source={source}
      onChange={(next) => onChange(true, next)}
    />
  );
  if (forWhom === "other") return person;
  return (
    <div>
      <p id={labelId} className="text-12 font-medium text-ink-2">
        For whom
      </p>
      <RadioGroup
        aria-labelledby={labelId}
        value={isForOther ? "other" : "self"}
        onValueChange={(value) => onChange(value === "other", value === "other" ? subject : null)}
      >
        <RadioRow value="self" label="Me" help={ownName} />
        <RadioRow value="other" label="Somebody else">
          {isForOther ? <div className="pt-2 pb-1">{person}</div> : null}
        </RadioRow>
      </RadioGroup>
    </div>
  );
}
