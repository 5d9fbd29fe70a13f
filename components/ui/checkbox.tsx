"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";

type CheckboxProps = ComponentProps<typeof Radix.Root>;

/** The 14 px box alone, with a 24 px target. Give it `aria-label`, or use CheckboxRow. */
export function Checkbox({ className, ...rest }: CheckboxProps) {
  return (
    <Radix.Root
      {...rest}
      className={cn(
        "group relative inline-grid size-3.5 flex-none place-items-center rounded-mark border border-control bg-surface text-accent-fg",
        "after:absolute after:-inset-[5px] touch:after:-inset-3",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "data-[disabled]:border-line-2 data-[disabled]:bg-inset data-[disabled]:text-ink-3",
        className,
      )}
    >
      <Radix.Indicator className="grid">
        <Minus
          aria-hidden
          size={10}
          strokeWidth={3.5}
          className="hidden group-data-[state=indeterminate]:block"
        />
        <Check aria-hidden size={10} strokeWidth={3.5} className="group-data-[state=indeterminate]:hidden" />
      </Radix.Indicator>
    </Radix.Root>
  );
}
