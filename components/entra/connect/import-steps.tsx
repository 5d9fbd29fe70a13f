import { Glyph, type GlyphName, type Tone } from "#components/ui/glyph.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { SyncStepProgress } from "#lib/entra/sync/types.ts";
import { formatDuration } from "./format-duration.ts";

const LOOK: Record<SyncStepProgress["status"], { glyph: GlyphName; tone: Tone; word: string }> = {
  Queued: { glyph: "clock", tone: "quiet", word: "Waiting" },
  "In progress": { glyph: "arc", tone: "info", word: "Reading" },
  Completed: { glyph: "check", tone: "success", word: "Read" },
  Failed: { glyph: "cross", tone: "danger", word: "Stopped" },
  Skipped: { glyph: "minus", tone: "quiet", word: "Skipped" },
};

const figures = new Intl.NumberFormat("en-GB");

/** One row per kind: state, name, bar, how many of how many, how long. */
export function ImportSteps({
  steps,
  isStopped,
}: {
  steps: readonly SyncStepProgress[];
  isStopped: boolean;
}) {
  return (
    <ul aria-label="What is read" className="mt-5 divide-y divide-line rounded-box border border-line">
      {foldSteps(steps).map((step) => (
        <StepRow key={step.key} step={step} isStopped={isStopped} />
      ))}
    </ul>
  );
}

/** What is caught up at the end counts as one row, and the start of it as none. */
function foldSteps(steps: readonly SyncStepProgress[]): SyncStepProgress[] {
  const isChange = (step: SyncStepProgress) => step.key.endsWith("Changes");
  const changes = steps.filter(isChange);
  const lists = steps.filter((step) => !isChange(step) && step.key !== "watermarks");
  const [first] = changes;
  if (first === undefined) return lists;
  const all = (status: SyncStepProgress["status"]) => changes.every((step) => step.status === status);
  const stuck = changes.find((step) => step.status === "Failed");
  const ends = changes.flatMap((step) => step.finishedAt ?? []);
  const folded: SyncStepProgress = {
    ...first,
    title: "What changed meanwhile",
    status: stuck?.status ?? (all("Completed") ? "Completed" : all("Queued") ? "Queued" : "In progress"),
    read: changes.reduce((sum, step) => sum + step.read, 0),
    total: null,
    note: changes.find((step) => step.note !== null)?.note ?? null,
    finishedAt: ends.length === changes.length ? Math.max(...ends) : null,
  };
  return [...lists, folded];
}

function StepRow({ step, isStopped }: { step: SyncStepProgress; isStopped: boolean }) {
  const status = isStopped && step.status === "In progress" ? "Failed" : step.status;
  const { glyph, tone, word } = LOOK[status];
  const isDone = status === "Completed";
  const isWaiting = status === "Queued" || status === "Skipped";
  const took =
    step.startedAt !== null && step.finishedAt !== null
      ? `in ${formatDuration(step.finishedAt - step.startedAt)}`
      : "";
  const total = step.total ?? (isDone ? step.read : null);
  return (
    <li className="grid min-h-10 grid-cols-[16px_200px_minmax(0,1fr)_150px_110px] items-center gap-x-3.5 px-3.5 py-2 max-md:grid-cols-[16px_minmax(0,1fr)_auto]">
      <Glyph name={glyph} tone={tone} />
      <span className={cn("font-medium", isWaiting && "font-normal text-ink-3")}>
        {step.title}
        {step.note === null ? null : (
          <span className="block text-12 font-normal text-ink-3">{step.note}</span>
        )}
      </span>
      <Progress
        label={step.title}
        value={isDone ? 1 : step.read}
        max={isDone ? 1 : Math.max(total ?? 0, step.read, 1)}
        tone={isDone ? "success" : status === "Failed" ? "danger" : "accent"}
        className="max-md:hidden"
      />
      <span className="text-right text-ink-2 tabular-nums">
        {isWaiting && step.read === 0 ? null : (
          <>
            <b className="font-medium text-ink">{figures.format(step.read)}</b>
            {total === null ? null : ` of ${figures.format(total)}`}
          </>
        )}
      </span>
      <span className="text-right text-12 text-ink-3 tabular-nums max-md:hidden">
        {word} {took}
      </span>
    </li>
  );
}
