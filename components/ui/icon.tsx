import type { LucideIcon } from "lucide-react";
import { cn } from "#lib/platform/cn.ts";

const STROKE = { 12: 2, 14: 1.9, 16: 1.75, 20: 1.6 } as const;

/** A lucide icon at one of the four sizes, each with its own stroke; decoration, so hidden from readers. */
export function Icon({
  of: Drawing,
  size = 16,
  className,
}: {
  of: LucideIcon;
  size?: 12 | 14 | 16 | 20;
  className?: string;
}) {
  return (
    <Drawing aria-hidden size={size} strokeWidth={STROKE[size]} className={cn("flex-none", className)} />
  );
}
