import { Glyph, type GlyphName, type Tone } from "#components/ui/glyph.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { PreviewRow } from "#lib/entra/actions/panel-types.ts";
import { RESULT_WORDS, type RowResult, type RowState } from "./batch.ts";
import { leftOutOf, worksFor } from "./effect.ts";
import { pairKey, reasonOf } from "./pairs.ts";

type PairListProps = {
  /** Null while the first look is on its way. */
  rows: readonly PreviewRow[] | null;
  states: ReadonlyMap<string, RowState>;
  /** Several people: a row's name is the person's. */
  hasPeople: boolean;
  hasTargets: boolean;
};

const LOOK: Record<RowResult, { glyph: GlyphName; tone: Tone }> = {
  done: { glyph: "check", tone: "success" },
  "already-so": { glyph: "minus", tone: "quiet" },
  "waiting-approval": { glyph: "arch", tone: "warning" },
  unknown: { glyph: "arc", tone: "warning" },
  refused: { glyph: "cross", tone: "danger" },
  failed: { glyph: "cross", tone: "danger" },
  "no-answer": { glyph: "alert", tone: "warning" },
};

/** Before the click: for how many it works, and why not for the others. Afterwards: each with its result. */
export function PairList({ rows, states, hasPeople, hasTargets }: PairListProps) {
  if (rows === null) return <PairSkeleton />;
  const hasBegun = states.size > 0;
  const leftOut = new Map(leftOutOf(rows).map(({ row, isWholePerson }) => [row, isWholePerson]));
  // The reason of a target for the one person stands on its own row above already.
  const shown = hasBegun ? rows : hasPeople ? [...leftOut.keys()] : [];
  const nameOf = (row: PreviewRow) => {
    const hasTarget = hasTargets && (hasBegun || leftOut.get(row) === false);
    const parts = [hasPeople ? row.subjectName : null, hasTarget ? row.targetName : null];
    return parts.filter((part) => part !== null).join(", ");
  };
  const isAll = rows.every(({ eligibility }) => eligibility.status === "ready");
  const summary = (
    <StatusMark glyph={isAll ? "check" : "alert"} className="h-5 text-12 font-medium tabular-nums">
      {worksFor(rows)}
    </StatusMark>
  );
  if (shown.length === 0) return summary;
  return (
    <div className="grid gap-1">
      {summary}
      <ul
        aria-label={hasBegun ? "Progress" : "Left out"}
        // It scrolls alone, so the keyboard must be able to enter it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-56 overflow-y-auto rounded-box border border-line"
      >
        {shown.map((row) => (
          <li key={pairKey(row)} className="px-2.5 py-1.5 text-12 [&+&]:border-t [&+&]:border-line">
            <PairRow name={nameOf(row)} row={row} state={states.get(pairKey(row))} hasBegun={hasBegun} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type PairRowProps = { name: string; row: PreviewRow; state: RowState | undefined; hasBegun: boolean };

function PairRow({ name, row, state, hasBegun }: PairRowProps) {
  const whyNot = reasonOf(row.eligibility);
  const said = state?.status === "answered" && state.result !== "done" ? state.message : null;
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
        {hasBegun ? <RowMark state={state} isLeftOut={whyNot !== undefined} /> : null}
      </div>
      {(whyNot ?? said) ? <p className="text-ink-3">{whyNot ?? said}</p> : null}
    </>
  );
}

function RowMark({ state, isLeftOut }: { state: RowState | undefined; isLeftOut: boolean }) {
  if (isLeftOut) return <span className="text-ink-3">Left out</span>;
  if (state === undefined) return <span className="text-ink-3">Not sent</span>;
  if (state.status === "waiting") return <span className="text-ink-3">Waiting</span>;
  if (state.status === "running")
    return (
      <StatusMark glyph="arc" tone="accent" className="text-12">
        Running
      </StatusMark>
    );
  return (
    <StatusMark {...LOOK[state.result]} isWordToned className="text-12">
      {RESULT_WORDS[state.result]}
    </StatusMark>
  );
}

/** As high as the answer, so that nothing jumps. */
function PairSkeleton() {
  return (
    <p className="flex h-5 items-center gap-1.5 text-12">
      <Glyph name="arc" tone="quiet" />
      <span className="sr-only">Looking whether it works</span>
      <Skeleton width={96} />
    </p>
  );
}
