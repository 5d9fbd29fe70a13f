"use client";
import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";
import { tellCut } from "./tell-cut.ts";
import { useEarlyText } from "./use-early-text.ts";

type TextareaProps = ComponentProps<"textarea"> & { isInvalid?: boolean | undefined };

/** A text field of several lines that grows with what is written. */
export function Textarea({ isInvalid, className, ref: outer, ...rest }: TextareaProps) {
  const ref = useEarlyText(outer);
  return (
    <textarea
      rows={3}
      onPaste={tellCut}
      {...rest}
      ref={ref}
      aria-invalid={isInvalid || undefined}
      className={cn(
        "field-sizing-content max-h-80 w-full resize-y rounded-ctl border border-control bg-surface px-[9px] py-[7px] text-13 text-ink touch:text-16",
        "focus-visible:border-ring focus-visible:-outline-offset-1 disabled:border-line-2 disabled:bg-inset disabled:text-ink-off read-only:bg-inset",
        isInvalid && "border-danger",
        className,
      )}
    />
  );
}
