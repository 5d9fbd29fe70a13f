"use client";
import { Check, Minus } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";

type Checked = boolean | "indeterminate";
type CheckboxProps = Omit<ComponentProps<"button">, "defaultChecked"> & {
  checked?: Checked;
  defaultChecked?: boolean;
  onCheckedChange?: (isChecked: boolean) => void;
};

/** The 14 px box alone, with a 24 px target. Give it `aria-label`, or use CheckboxRow. */
export function Checkbox({
  checked,
  defaultChecked = false,
  onCheckedChange,
  onClick,
  className,
  ...rest
}: CheckboxProps) {
  const [own, setOwn] = useState<Checked>(defaultChecked);
  const shown = checked ?? own;
  return (
    <button
      type="button"
      // A button, so that the keys of a list (J, X, A) go on while it has the focus, as they do not in an input.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="checkbox"
      {...rest}
      aria-checked={shown === "indeterminate" ? "mixed" : shown}
      onClick={(event) => {
        onClick?.(event);
        setOwn(shown !== true);
        onCheckedChange?.(shown !== true);
      }}
      onKeyDown={(event) => {
        rest.onKeyDown?.(event);
        // Space checks a box; Enter is for forms.
        if (event.key === "Enter") event.preventDefault();
      }}
      className={cn("check-box", className)}
    >
      {shown === false ? null : <Mark of={shown === true ? Check : Minus} />}
    </button>
  );
}

const Mark = ({ of: Drawing }: { of: typeof Check }) => <Drawing aria-hidden size={10} strokeWidth={3.5} />;
