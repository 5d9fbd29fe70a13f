"use client";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { buttonStyle, type ButtonSize, type ButtonVariant } from "./button-style.ts";
import { Tooltip } from "./tooltip.tsx";

type IconButtonProps = ComponentProps<"button"> & {
  label: string;
  icon: ReactNode;
  keys?: readonly string[];
  variant?: ButtonVariant;
  size?: ButtonSize;
};

const SQUARE: Record<ButtonSize, string> = { s: "w-ctl-s", m: "w-ctl", l: "w-ctl-l" };

/** A square button whose name shows as a tooltip. */
export function IconButton({
  label,
  icon,
  keys,
  variant = "ghost",
  size = "m",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={buttonStyle({
          variant,
          size,
          isOff: rest.disabled,
          className: cn("px-0 touch:min-w-10 touch:px-0 [&>svg:first-child]:ml-0", SQUARE[size], className),
        })}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
