"use client";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { tellCut } from "./tell-cut.ts";
import { useEarlyText } from "./use-early-text.ts";

export type InputSize = "s" | "m" | "l";
export type InputProps = Omit<ComponentProps<"input">, "size"> & {
  size?: InputSize;
  icon?: ReactNode;
  trailing?: ReactNode;
  isInvalid?: boolean | undefined;
  isQuiet?: boolean;
  /** Class of the box around the input: its width belongs here. */
  boxClassName?: string;
};

const SIZE: Record<InputSize, string> = {
  s: "h-ctl-s text-12",
  m: "h-ctl text-13",
  l: "h-ctl-l text-13",
};

/** The edge and focus shared by every text-like control. */
export const INPUT_BOX =
  "flex w-full min-w-0 items-center gap-[7px] rounded-ctl border border-control bg-surface px-[9px] text-ink has-[:focus-visible]:border-ring has-[:focus-visible]:outline-2 has-[:focus-visible]:-outline-offset-1 has-[:focus-visible]:outline-ring";

/** A one-line text field with an optional icon and trailing piece (a key hint, a clear button). */
export function Input({
  size = "m",
  icon,
  trailing,
  isInvalid,
  isQuiet,
  boxClassName,
  className,
  ref: outer,
  ...rest
}: InputProps) {
  const ref = useEarlyText(outer);
  return (
    <span
      className={cn(
        INPUT_BOX,
        SIZE[size],
        "touch:h-10 touch:text-16 [&>svg]:text-ink-3",
        isQuiet && "border-line-2",
        isInvalid && "border-danger",
        rest.readOnly && "border-line-2 bg-inset text-ink-2",
        rest.disabled && "border-line-2 bg-inset text-ink-off",
        boxClassName,
      )}
    >
      {icon}
      <input
        autoComplete="off"
        onPaste={tellCut}
        {...rest}
        ref={ref}
        aria-invalid={isInvalid || undefined}
        className={cn(
          "h-full w-full min-w-0 flex-1 bg-transparent outline-none disabled:cursor-not-allowed",
          className,
        )}
      />
      {trailing}
    </span>
  );
}
