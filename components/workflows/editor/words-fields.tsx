"use client";
import { useRef, type ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { PLACEHOLDERS, TEXT_MAX } from "#lib/workflows/constants.ts";
import { PlaceholderBar } from "./placeholder-bar.tsx";

type Words = { label: string; value: string; error: string | undefined; onChange: (value: string) => void };

type WordsFieldsProps = {
  head?: Words & { maxLength: number };
  text: Words & { help?: ReactNode };
  /** What may stand in the text: a run's own, unless it is said. */
  names?: readonly string[];
};

/** A longer text in which placeholders may stand, and one line above it where there is one. */
export function WordsFields({ head, text, names = PLACEHOLDERS }: WordsFieldsProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      {head === undefined ? null : (
        <Field label={head.label} error={head.error}>
          {(control) => (
            <Input
              {...control}
              data-part="first"
              maxLength={head.maxLength}
              value={head.value}
              onChange={(event) => head.onChange(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={text.label} help={text.help} error={text.error}>
        {(control) => (
          <Textarea
            {...control}
            ref={area}
            data-part={head === undefined ? "first" : undefined}
            rows={4}
            maxLength={TEXT_MAX}
            value={text.value}
            onChange={(event) => text.onChange(event.target.value)}
          />
        )}
      </Field>
      <PlaceholderBar field={area} names={names} onChange={text.onChange} />
    </>
  );
}
