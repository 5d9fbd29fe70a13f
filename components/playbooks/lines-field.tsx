"use client";
import { useState, type ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { fromLines, fromWords, toLines, toWords } from "./playbook-draft.ts";

const WAYS = {
  lines: { to: toLines, from: fromLines },
  words: { to: toWords, from: fromWords },
} as const;

type LinesFieldProps = {
  label: ReactNode;
  help?: string;
  error?: string | undefined;
  /** One entry a line, or divided by commas. */
  way: keyof typeof WAYS;
  list: readonly string[];
  rows?: number;
  part?: string;
  onWrite: (list: string[]) => void;
};

/** A list that is written as text: what is typed stays as it is for as long as it means the list. */
export function LinesField({ label, help, error, way, list, rows = 4, part, onWrite }: LinesFieldProps) {
  const { to, from } = WAYS[way];
  const [typed, setTyped] = useState(() => to(list));
  const isTyped = toLines(from(typed)) === toLines(list);
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <Textarea
          {...control}
          data-part={part}
          className={way === "words" ? "max-h-40" : "max-h-60"}
          rows={rows}
          value={isTyped ? typed : to(list)}
          onChange={(event) => {
            setTyped(event.target.value);
            onWrite(from(event.target.value));
          }}
        />
      )}
    </Field>
  );
}
