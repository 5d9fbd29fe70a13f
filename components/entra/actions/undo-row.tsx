import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import type { GlyphName } from "#components/ui/glyph.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { UndoLine } from "#lib/approvals/undo-plan.ts";
import { RESULT_WORDS, type RowResult, type RowState } from "./batch.ts";

const GLYPHS: Record<RowResult, GlyphName> = {
  done: "check",
  "already-so": "minus",
  "waiting-approval": "arch",
  unknown: "arc",
  refused: "cross",
  failed: "cross",
  "no-answer": "alert",
};

type UndoRowProps = {
  line: UndoLine;
  state: RowState | undefined;
  isChosen: boolean;
  isDisabled: boolean;
  onChoose: (isChosen: boolean) => void;
};

/** One run that can be taken back: what that would do, when it was done, and what came of it. */
export function UndoRow({ line, state, isChosen, isDisabled, onChoose }: UndoRowProps) {
  const hasMessage = state?.status === "answered" && state.result !== "done" && state.result !== "already-so";
  return (
    <CheckboxRow
      label={line.text}
      help={hasMessage ? state.message : null}
      count={
        state === undefined ? <Time at={line.at} className="text-12 text-ink-3" /> : <State of={state} />
      }
      checked={isChosen}
      disabled={isDisabled || (state?.status === "answered" && state.hasEnded)}
      onCheckedChange={(checked) => onChoose(checked === true)}
    />
  );
}

function State({ of }: { of: RowState }) {
  if (of.status === "waiting") return <span className="text-12 text-ink-3">Waiting</span>;
  if (of.status === "running")
    return (
      <StatusMark glyph="arc" className="text-12">
        Undoing
      </StatusMark>
    );
  return (
    <StatusMark glyph={GLYPHS[of.result]} className="text-12">
      {RESULT_WORDS[of.result]}
    </StatusMark>
  );
}
