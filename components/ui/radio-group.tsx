"use client";
import { RadioGroup as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { ChoiceRow, type ChoiceWords } from "./choice-row.tsx";

/** One of several. Name it with `aria-label` or `aria-labelledby`; fill it with RadioRow. */
export const RadioGroup = Radix.Root;

type RadioRowProps = Omit<ComponentProps<typeof Radix.Item>, "children"> &
  ChoiceWords & { children?: ReactNode };

/** One choice: label, help, count, and what belongs to it (`children`) below. */
export function RadioRow({ label, help, count, className, children, ...rest }: RadioRowProps) {
  const row = { label, help, count, className };
  return (
    <ChoiceRow
      {...row}
      renderControl={(ids) => (
        <Radix.Item
          {...rest}
          {...ids}
          className={cn(
            "relative size-3.5 flex-none rounded-full border border-control bg-surface after:absolute after:-inset-[5px] touch:after:-inset-3",
            "data-[state=checked]:border-[4.5px] data-[state=checked]:border-accent data-[disabled]:border-line-2 data-[disabled]:bg-inset",
          )}
        />
      )}
    >
      {children}
    </ChoiceRow>
  );
}
