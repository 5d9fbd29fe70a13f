import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

export type TagTone = "plain" | "success" | "warning" | "danger" | "info" | "accent";

const TONE: Record<TagTone, string> = {
  plain: "border-line-2 bg-surface text-ink-2 [&>svg]:text-ink-3",
  success: "border-success-line bg-success-soft text-success-text",
  warning: "border-warning-line bg-warning-soft text-warning-text",
  danger: "border-danger-line bg-danger-soft text-danger-text",
  info: "border-info-line bg-info-soft text-info-text",
  accent: "border-accent-line bg-accent-soft text-accent-text",
};

type TagProps = {
  tone?: TagTone;
  isDashed?: boolean;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A small square word. Dashed means: exists, but can't be acted on. Give icons at size 12. */
export function Tag({ tone = "plain", isDashed, icon, className, children }: TagProps) {
  return (
    <span
      className={cn(
        "inline-flex h-[18px] items-center gap-1 rounded-mark border px-[5px] text-11 font-medium tracking-normal whitespace-nowrap",
        TONE[tone],
        isDashed && "border-dashed text-ink-3",
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
