"use client";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type LinesFieldProps = {
  label: string;
  help?: string;
  value: string;
  rows?: number;
  onWrite: (text: string) => void;
};

/** A list that is written as text: what is typed stays as it is while it is understood. */
export function LinesField({ label, help, value, rows = 4, onWrite }: LinesFieldProps) {
  const [text, setText] = useState(value);
  return (
    <Field label={label} help={help}>
      {(control) => (
        <Textarea
          {...control}
          rows={rows}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onWrite(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
