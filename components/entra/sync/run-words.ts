import type { GlyphName } from "#components/ui/glyph.tsx";
import type { SyncKind, SyncRunStatus, SyncRunSummary } from "#lib/entra/sync/types.ts";

/** What a run read, in words. */
export const READ_WORDS: Record<SyncKind, string> = {
  import: "Initial import",
  delta: "Changes",
  full: "Everything",
};

const RESULT: Record<SyncRunStatus, { glyph: GlyphName; words: string }> = {
  Queued: { glyph: "clock", words: "Waiting" },
  "In progress": { glyph: "arc", words: "Running" },
  "Ready for review": { glyph: "clock", words: "Ready for review" },
  Completed: { glyph: "check", words: "Done" },
  Held: { glyph: "alert", words: "Held, the rest is done" },
  Failed: { glyph: "cross", words: "Failed" },
  Cancelled: { glyph: "minus", words: "Cancelled" },
};

/** The result of a run, with what was remarkable about it. */
export function resultOf(run: SyncRunSummary): { glyph: GlyphName; words: string } {
  const result = RESULT[run.status];
  if (run.status !== "Completed") return result;
  if (run.skipped > 0) return { glyph: "alert", words: "Done, but for what is not granted" };
  return run.waits === 0 ? result : { glyph: "check", words: "Done, Microsoft slowed us down" };
}
