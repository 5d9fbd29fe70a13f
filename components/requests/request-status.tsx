import { Glyph, type GlyphName } from "#components/ui/glyph.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { RequestStatus as Status } from "#lib/requests/types.ts";

const GLYPH: Record<Status, GlyphName> = {
  New: "ring",
  "In progress": "half",
  Waiting: "dotted",
  Resolved: "check",
};
const TONE = { New: "accent", "In progress": "accent", Waiting: "quiet", Resolved: "success" } as const;

/** Where a request stands: shape and word. */
export function RequestStatus({ status, className }: { status: Status; className?: string }) {
  return (
    <StatusMark glyph={GLYPH[status]} isWordToned={false} {...(className ? { className } : {})}>
      {status}
    </StatusMark>
  );
}

/** The shape alone, for dense rows; readers hear the word. */
export function RequestGlyph({ status }: { status: Status }) {
  return (
    <span title={status} className="inline-flex flex-none items-center">
      <Glyph name={GLYPH[status]} tone={TONE[status]} />
      <span className="sr-only">{status}</span>
    </span>
  );
}
