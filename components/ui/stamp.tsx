"use client";
import { ClockAlert, RefreshCw, Unplug } from "lucide-react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { formatAge } from "./time-format.ts";
import { Time } from "./time.tsx";
import { useNow } from "./use-now.ts";

const STALE_MS = 4 * 3_600_000;

type StampProps = {
  source: string;
  readAt: number | null;
  lostReason?: string | undefined;
  className?: string;
};

/**
 * How fresh facts are: `Entra 14:02`, amber and in words past 4 hours, red with `lostReason` when the
 * source can't be reached. `readAt` is epoch ms, null when nothing was ever read.
 */
export function Stamp({ source, readAt, lostReason, className }: StampProps) {
  const nowMs = useNow();
  const ageMs = nowMs === null || readAt === null ? 0 : nowMs - readAt;
  const isStale = ageMs > STALE_MS;
  const look = lostReason ? "text-danger-text" : isStale ? "text-warning-text" : "text-ink-3";
  return (
    <span
      className={cn("inline-flex items-center gap-1 text-11 whitespace-nowrap tabular-nums", look, className)}
    >
      <Icon of={lostReason ? Unplug : isStale ? ClockAlert : RefreshCw} size={12} />
      {lostReason ? (
        <span>{`${source}, ${lostReason}`}</span>
      ) : readAt === null ? (
        <span>{`${source}, never read`}</span>
      ) : isStale ? (
        <span title={new Date(readAt).toLocaleString("en-GB")}>{`${source}, ${formatAge(ageMs)} old`}</span>
      ) : (
        <span title={`Synced ${formatAge(ageMs)} ago`}>
          {source} <Time at={readAt} />
        </span>
      )}
    </span>
  );
}
