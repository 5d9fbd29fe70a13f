"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import type { InputSize } from "./input.tsx";
import { POP } from "./pop.ts";

export type SelectOption = { value: string; label: string; icon?: ReactNode; isDisabled?: boolean };

type SelectProps = {
  options: readonly SelectOption[];
  value?: string | undefined;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  placeholder?: string;
  size?: InputSize;
  isInvalid?: boolean | undefined;
  isQuiet?: boolean;
  disabled?: boolean;
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
};

const SIZE: Record<InputSize, string> = { s: "h-ctl-s text-12", m: "h-ctl text-13", l: "h-ctl-l text-13" };

/** One value out of a short, known list. For long or remote lists use Combobox. */
export function Select(props: SelectProps) {
  const { options, placeholder = "Choose", size = "m", isInvalid, isQuiet, className, id, ...root } = props;
  const { "aria-label": label, "aria-describedby": describedBy, ...rest } = root;
  return (
    <Radix.Root {...rest}>
      <Radix.Trigger
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        className={cn(
          "flex w-full min-w-0 items-center justify-between gap-[7px] rounded-ctl border border-control bg-surface px-[9px] text-left touch:h-10 touch:text-13",
          "data-[placeholder]:text-ink-3 data-[disabled]:border-line-2 data-[disabled]:bg-inset data-[disabled]:text-ink-off",
          SIZE[size],
          isQuiet && "border-line-2",
          isInvalid && "border-danger",
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Icon of={ChevronDown} size={14} className="text-ink-3" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            POP,
            "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)",
          )}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.isDisabled ?? false}
                className="flex min-h-[30px] cursor-pointer items-center gap-2 rounded-ctl px-2 py-1 outline-none select-none touch:min-h-10 data-[disabled]:text-ink-3 data-[highlighted]:bg-hover dark:data-[highlighted]:bg-pressed"
              >
                {option.icon}
                <span className="flex-1">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                </span>
                <Radix.ItemIndicator>
                  <Icon of={Check} size={14} className="text-ink-2" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
