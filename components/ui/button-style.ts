import { cn } from "#lib/platform/cn.ts";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "quiet-danger" | "text";
export type ButtonSize = "s" | "m" | "l";

const ON_FILL = "[&_kbd]:border-current/40 [&_kbd]:bg-transparent [&_kbd]:text-inherit";
const VARIANT: Record<ButtonVariant, string> = {
  primary: `border-accent bg-accent text-accent-fg hover:border-accent-hover hover:bg-accent-hover ${ON_FILL}`,
  secondary: "border-line-2 bg-surface text-ink hover:bg-hover active:bg-pressed [&>svg]:text-ink-2",
  ghost:
    "border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-hover",
  danger: `border-danger-fill bg-danger-fill text-danger-fg hover:border-danger-hover hover:bg-danger-hover ${ON_FILL}`,
  "quiet-danger": "border-line-2 bg-surface text-danger-text hover:bg-hover active:bg-pressed",
  text: "border-transparent bg-transparent text-accent-text underline-offset-3 hover:underline",
};
const SIZE: Record<ButtonSize, string> = {
  s: "h-ctl-s gap-[5px] px-2 text-12",
  m: "h-ctl gap-1.5 px-2.5 text-13",
  l: "h-ctl-l gap-1.5 px-3.5 text-13",
};
const OFF =
  "cursor-not-allowed border-line bg-inset text-ink-off hover:border-line hover:bg-inset hover:text-ink-off [&>svg]:text-inherit";

/** The look shared by Button, IconButton and LinkButton. */
export function buttonStyle(look: {
  variant: ButtonVariant;
  size: ButtonSize;
  isOff?: boolean | undefined;
  className?: string | undefined;
}): string {
  return cn(
    "relative inline-flex flex-none items-center justify-center rounded-ctl border font-medium whitespace-nowrap select-none",
    "transition-colors duration-[var(--fast)] ease-ui [&>svg:first-child]:-ml-0.5",
    SIZE[look.size],
    look.variant === "text" ? "h-auto border-0 px-0 touch:py-2.5" : "touch:min-h-10 touch:px-3 touch:text-13",
    VARIANT[look.variant],
    look.isOff && (look.variant === "text" ? "cursor-not-allowed text-ink-off hover:no-underline" : OFF),
    look.className,
  );
}
