"use client";
import { LoaderCircle } from "lucide-react";
import { useId, type ComponentProps, type MouseEvent, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { buttonStyle, type ButtonSize, type ButtonVariant } from "./button-style.ts";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  keys?: readonly string[];
  isRunning?: boolean;
  /** Shown in place of the label while running when movement is reduced, e.g. "Assigning…". */
  runningLabel?: string;
  /** Why it can't be used. Keeps the button focusable, so the reason can be read. */
  disabledReason?: string | undefined;
};

// Without an icon to replace, the spinner takes its room from the padding, so the width never changes.
const ROOM: Record<ButtonSize, string> = {
  s: "gap-0.5 px-px [&>svg:first-child]:ml-0",
  m: "gap-1 px-0.5 [&>svg:first-child]:ml-0",
  l: "gap-1 px-1.5 [&>svg:first-child]:ml-0",
};

/**
 * A button with a running state that keeps its width, and a disabled state that says why.
 * While running or disabled by reason it ignores clicks (and so form submission).
 */
export function Button(props: ButtonProps) {
  const {
    variant = "secondary",
    size = "m",
    icon,
    keys,
    isRunning = false,
    runningLabel,
    disabledReason,
  } = props;
  const {
    variant: _v,
    size: _s,
    icon: _i,
    keys: _k,
    isRunning: _r,
    runningLabel: _l,
    disabledReason: _d,
    ...rest
  } = props;
  const reasonId = useId();
  const isHeld = isRunning || disabledReason !== undefined;
  const replacesKeys = isRunning && !icon && keys !== undefined;
  const spinner = (
    <Icon
      of={LoaderCircle}
      size={size === "s" || !icon ? 12 : 14}
      className={cn("animate-turn", runningLabel && "motion-reduce:hidden")}
    />
  );
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isHeld) event.preventDefault();
    else props.onClick?.(event);
  };
  const button = (
    <button
      type="button"
      {...rest}
      {...(disabledReason ? { "data-tip": disabledReason, "data-tip-keys": undefined } : {})}
      onClick={onClick}
      aria-disabled={isHeld || undefined}
      aria-busy={isRunning || undefined}
      aria-describedby={disabledReason ? reasonId : rest["aria-describedby"]}
      className={buttonStyle({
        variant,
        size,
        isOff: disabledReason !== undefined || rest.disabled,
        className: cn(
          isRunning && !icon && !keys && variant !== "text" && ROOM[size],
          isRunning && "cursor-progress",
          rest.className,
        ),
      })}
    >
      {isRunning ? !replacesKeys && spinner : icon}
      <span
        className={cn(
          "inline-flex items-center gap-[inherit]",
          isRunning && runningLabel && "motion-reduce:hidden",
        )}
      >
        {rest.children}
      </span>
      {isRunning && runningLabel ? <span className="hidden motion-reduce:inline">{runningLabel}</span> : null}
      {keys ? (
        <span className="relative inline-flex items-center">
          <Kbd keys={keys} className={replacesKeys ? "invisible" : ""} />
          {replacesKeys ? <span className="absolute inset-0 inline-flex items-center">{spinner}</span> : null}
        </span>
      ) : null}
    </button>
  );
  // One shape with and without a reason: the button that was pressed stays, and keeps the focus.
  return (
    <>
      {button}
      {disabledReason ? (
        <span id={reasonId} className="sr-only">
          {disabledReason}
        </span>
      ) : null}
    </>
  );
}
