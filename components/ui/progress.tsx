import { cn } from "#lib/platform/cn.ts";

type ProgressProps = {
  label: string;
  value: number;
  max?: number;
  tone?: "accent" | "info" | "danger" | "success";
  isThick?: boolean;
  className?: string;
};

const FILL = {
  accent: "text-accent",
  info: "text-info",
  danger: "text-danger",
  success: "text-success-line",
} as const;

/** A bar of known length, `value` of `max` (100). Its words and percent stand beside it. */
export function Progress({ label, value, max = 100, tone = "accent", isThick, className }: ProgressProps) {
  return (
    <progress
      aria-label={label}
      max={Math.max(max, 1)}
      value={Math.min(Math.max(value, 0), Math.max(max, 1))}
      className={cn(
        "block h-1 w-full appearance-none overflow-hidden rounded-[2px] bg-pressed [&::-webkit-progress-bar]:bg-pressed",
        "[&::-moz-progress-bar]:rounded-[2px] [&::-moz-progress-bar]:bg-current [&::-webkit-progress-value]:rounded-[2px] [&::-webkit-progress-value]:bg-current",
        isThick && "h-1.5",
        FILL[tone],
        className,
      )}
    />
  );
}
