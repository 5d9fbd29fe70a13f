import type { GlyphName, Tone } from "#components/ui/glyph.tsx";
import type { RunState, StepState, WorkflowState } from "#lib/workflows/types.ts";

/** The shape of each state; the word stands beside it. */
export const WORKFLOW_LOOK: Record<WorkflowState, { glyph: GlyphName; tone: Tone }> = {
  Draft: { glyph: "dashed", tone: "quiet" },
  Published: { glyph: "dot", tone: "success" },
  Paused: { glyph: "minus", tone: "warning" },
  Archived: { glyph: "hollow", tone: "quiet" },
};

export const RUN_LOOK: Record<RunState | StepState, { glyph: GlyphName; tone: Tone }> = {
  Queued: { glyph: "clock", tone: "quiet" },
  "In progress": { glyph: "arc", tone: "info" },
  Waiting: { glyph: "clock", tone: "warning" },
  Completed: { glyph: "check", tone: "success" },
  "Completed with errors": { glyph: "alert", tone: "warning" },
  Failed: { glyph: "cross", tone: "danger" },
  Skipped: { glyph: "minus", tone: "quiet" },
  Cancelled: { glyph: "minus", tone: "quiet" },
};

/** Whether anything still happens in a run by itself. */
export function isOver(state: RunState): boolean {
  return (
    state === "Completed" || state === "Completed with errors" || state === "Cancelled" || state === "Failed"
  );
}
