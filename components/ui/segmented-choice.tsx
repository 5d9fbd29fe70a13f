"use client";
import { RadioGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

type SegmentedChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: ReactNode }[];
  value: Value;
  onValueChange: (value: Value) => void;
  className?: string;
};

/** The same row as a form control: one of a few values, arrows move. */
export function SegmentedChoice<Value extends string>({
  label,
  options,
  value,
  onValueChange,
  className,
}: SegmentedChoiceProps<Value>) {
  const choose = (next: string) => {
    const option = options.find((each) => each.value === next);
    if (option) onValueChange(option.value);
  };
  return (
    <Radix.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={choose}
      className={cn(
        "inline-flex flex-none overflow-hidden rounded-ctl border border-line-2 bg-surface",
        className,
      )}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          className="inline-flex h-6 items-center gap-1.5 border-r border-line px-2 text-12 whitespace-nowrap text-ink-2 last:border-r-0 hover:bg-hover focus-visible:-outline-offset-2 data-[state=checked]:bg-pressed data-[state=checked]:font-medium data-[state=checked]:text-ink touch:h-9.5 touch:text-13"
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
