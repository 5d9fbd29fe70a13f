"use client";
import { useId, type ComponentProps, type ReactNode } from "react";
import { Checkbox } from "./checkbox.tsx";
import { ChoiceRow } from "./choice-row.tsx";

type CheckboxRowProps = ComponentProps<typeof Checkbox> & {
  label: ReactNode;
  help?: ReactNode;
  count?: ReactNode;
};

/** A checkbox with its label, help and count, as one row of a ruled list. */
export function CheckboxRow({ label, help, count, className, ...rest }: CheckboxRowProps) {
  const id = useId();
  const control = <Checkbox {...rest} id={id} aria-describedby={help ? `${id}-help` : undefined} />;
  return (
    <ChoiceRow
      id={id}
      label={label}
      help={help}
      count={count}
      control={control}
      {...(className ? { className } : {})}
    />
  );
}
