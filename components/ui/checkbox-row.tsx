"use client";
import type { ComponentProps } from "react";
import { Checkbox } from "./checkbox.tsx";
import { ChoiceRow, type ChoiceWords } from "./choice-row.tsx";

type CheckboxRowProps = ComponentProps<typeof Checkbox> & ChoiceWords;

/** A checkbox with its label, help and count, as one row of a ruled list. */
export function CheckboxRow({ label, help, count, className, ...rest }: CheckboxRowProps) {
  const row = { label, help, count, className };
  return <ChoiceRow {...row} renderControl={(ids) => <Checkbox {...rest} {...ids} />} />;
}
