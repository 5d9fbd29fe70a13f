"use client";
import { Switch as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";
import { ChoiceRow, type ChoiceWords } from "./choice-row.tsx";

type SwitchProps = ComponentProps<typeof Radix.Root>;

/** On or off, at once or with the form's Save. Give it `aria-label`, or use SwitchRow. */
export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <Radix.Root
      {...rest}
      className={cn(
        "relative inline-block h-4 w-[26px] flex-none rounded-full bg-control transition-colors duration-[var(--base)] ease-ui",
        "after:absolute after:-inset-1 touch:after:-inset-3 data-[state=checked]:bg-switch-on data-[disabled]:cursor-not-allowed data-[disabled]:opacity-50",
        className,
      )}
    >
      <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-surface transition-transform duration-[var(--base)] ease-ui data-[state=checked]:translate-x-3" />
    </Radix.Root>
  );
}

/** A switch with its label, help and count, as one row of a ruled list. */
export function SwitchRow({ label, help, count, className, ...rest }: SwitchProps & ChoiceWords) {
  const row = { label, help, count, className };
  return <ChoiceRow {...row} renderControl={(ids) => <Switch {...rest} {...ids} />} />;
}
