import { StatusMark } from "#components/ui/status-mark.tsx";
import { formatDuration } from "#components/entra/connect/format-duration.ts";
import type { SyncStepProgress, SyncStepStatus } from "#lib/entra/sync/types.ts";
import type { GlyphName } from "#components/ui/glyph.tsx";

const MARK: Record<SyncStepStatus, { glyph: GlyphName; words: string }> = {
  Queued: { glyph: "hollow", words: "Not begun" },
  "In progress": { glyph: "arc", words: "Reading" },
  Completed: { glyph: "check", words: "Read" },
  Failed: { glyph: "cross", words: "Failed" },
  Skipped: { glyph: "minus", words: "Skipped" },
};
const figures = new Intl.NumberFormat("en-GB");

/** The steps of a run: what was read, how many, how long, and what was left out. */
export function RunSteps({ steps }: { steps: readonly SyncStepProgress[] }) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line">
      {steps.map((step) => (
        <li
          key={step.key}
          className="grid grid-cols-[minmax(0,1fr)_80px_72px] items-start gap-x-3 px-3.5 py-[7px] max-sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <span className="min-w-0">
            <StatusMark glyph={MARK[step.status].glyph}>
              {step.title}
              <span className="sr-only">, {MARK[step.status].words}</span>
            </StatusMark>
            {step.note === null ? null : (
              <span className="block pl-[21px] text-12 text-ink-3 [overflow-wrap:anywhere]">{step.note}</span>
            )}
          </span>
          <span className="text-right text-ink-2 tabular-nums">{figures.format(step.read)}</span>
          <span className="text-right text-ink-3 tabular-nums max-sm:hidden">
            {step.startedAt === null || step.finishedAt === null
              ? ""
              : formatDuration(step.finishedAt - step.startedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
