"use client";
import { Switch as Radix } from "radix-ui";
import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { ChoiceRow } from "./choice-row.tsx";

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

type SwitchRowProps = SwitchProps & { label: ReactNode; help?: ReactNode; count?: ReactNode };

/** A switch with its label, help and count, as one row of a ruled list. */
export function SwitchRow({ label, help, count, className, ...rest }: SwitchRowProps) {
  const id = useId();
  const control = <Switch {...rest} id={id} aria-describedby={help ? `${id}-help` : undefined} />;
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
