"use client";
import { formatDuration } from "#components/entra/connect/format-duration.ts";
import { Progress } from "#components/ui/progress.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { useSyncProgress } from "./use-sync-progress.ts";

const figures = new Intl.NumberFormat("en-GB");

/** One line about the sync under way: what it reads, how much it asked, how long it takes. Nothing else. */
export function SyncWatch() {
  const { run, now } = useSyncProgress();
  if (run === null) return null;
  const reading = run.steps.filter((step) => step.status === "In progress").map((step) => step.title);
  const waitMs = run.throttledUntil === null ? 0 : run.throttledUntil - now;
  const words =
    waitMs > 0
      ? `Microsoft asked us to slow down. Continuing in ${formatDuration(waitMs)}`
      : run.status === "Queued"
        ? "Waiting for its turn"
        : reading.length === 0
          ? "Reading from Entra"
          : `Reading ${reading.map((title) => title.charAt(0).toLowerCase() + title.slice(1)).join(", ")}`;
  return (
    <section aria-label="Sync under way" className="mb-6 rounded-box border border-line px-3.5 py-2.5">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span aria-live="polite" className="min-w-0">
          <StatusMark glyph="arc" className="whitespace-normal">
            {words}
          </StatusMark>
        </span>
        <span className="text-12 text-ink-3 tabular-nums">
          {figures.format(run.requests)} requests, {formatDuration(Math.max(0, now - run.startedAt))}
        </span>
      </div>
      <Progress label="Sync" value={run.fraction} max={1} tone="accent" />
    </section>
  );
}
