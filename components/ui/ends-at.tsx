"use client";
import { cn } from "#lib/platform/cn.ts";
import { Time } from "./time.tsx";
import { useNow } from "./use-now.ts";

/**
 * "until 26 Dec" beside what ends by itself. `isHeld`: it is still there, so that a date in the past means
 * that it did not end.
 */
export function EndsAt({
  at,
  isHeld = false,
  className,
}: {
  at: number;
  isHeld?: boolean;
  className?: string;
}) {
  const nowMs = useNow();
  const isLate = isHeld && nowMs !== null && at <= nowMs;
  return (
    <span className={cn("whitespace-nowrap text-12", isLate ? "text-warning-text" : "text-ink-2", className)}>
      {isLate ? "was to end " : "until "}
      <Time at={at} />
    </span>
  );
}
