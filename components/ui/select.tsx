"use client";
import { ChevronDown } from "lucide-react";
import { useState, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { FloatingRoot, FloatingTrigger } from "./floating.tsx";
import { Icon } from "./icon.tsx";
import type { InputSize } from "./input.tsx";
import { onDemand } from "./on-demand.tsx";

const SelectPanel = onDemand(async () => (await import("./select-panel.tsx")).SelectPanel);

export type SelectOption = { value: string; label: string; icon?: ReactNode; isDisabled?: boolean };

type SelectProps = {
  options: readonly SelectOption[];
  value?: string | undefined;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
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
  const { options, placeholder = "Choose", size = "m", isInvalid, isQuiet, className } = props;
  const { id, value, defaultValue, onValueChange, ...rest } = props;
  const { options: _o, placeholder: _p, size: _s, isInvalid: _i, isQuiet: _q, ...attributes } = rest;
  const [isOpen, setOpen] = useState(false);
  const [own, setOwn] = useState(defaultValue);
  const chosen = options.find((option) => option.value === (value ?? own));
  return (
    <FloatingRoot id={id} open={isOpen} onOpenChange={setOpen}>
      <FloatingTrigger opens="listbox" preload={SelectPanel.preload}>
        <button
          type="button"
          {...attributes}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native select can't show pictures of people
          role="combobox"
          aria-expanded={isOpen}
          // The trigger knows the id of its list.
          aria-controls={undefined}
          aria-invalid={isInvalid || undefined}
          className={cn(
            "flex w-full min-w-0 items-center justify-between gap-[7px] rounded-ctl border border-control bg-surface px-[9px] text-left touch:h-10 touch:text-13",
            "disabled:border-line-2 disabled:bg-inset disabled:text-ink-off",
            chosen === undefined && "text-ink-3",
            SIZE[size],
            isQuiet && "border-line-2",
            isInvalid && "border-danger",
            className,
          )}
        >
          <span className="truncate">{chosen?.label ?? placeholder}</span>
          <Icon of={ChevronDown} size={14} className="text-ink-3" />
        </button>
      </FloatingTrigger>
      {isOpen ? (
        <SelectPanel
          options={options}
          value={chosen?.value}
          onChoose={(next) => {
            setOwn(next);
            if (next !== chosen?.value) onValueChange?.(next);
          }}
        />
      ) : null}
    </FloatingRoot>
  );
}
