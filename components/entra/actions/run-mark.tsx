import type { GlyphName, Tone } from "#components/ui/glyph.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { RunStanding } from "#lib/entra/actions/panel-types.ts";

const LOOK: Record<RunStanding, { glyph: GlyphName; tone: Tone }> = {
  running: { glyph: "arc", tone: "accent" },
  checking: { glyph: "arc", tone: "warning" },
  done: { glyph: "check", tone: "success" },
  verified: { glyph: "check", tone: "success" },
  "already-so": { glyph: "minus", tone: "quiet" },
  refused: { glyph: "cross", tone: "danger" },
  failed: { glyph: "cross", tone: "danger" },
  undone: { glyph: "minus", tone: "quiet" },
};

/** How a run stands: a shape and its word. */
export function RunMark({ standing, word }: { standing: RunStanding; word: string }) {
  const { glyph, tone } = LOOK[standing];
  const isWordToned = tone !== "accent";
  return (
    <StatusMark glyph={glyph} tone={tone} isWordToned={isWordToned} className="text-12">
      {word}
    </StatusMark>
  );
}
