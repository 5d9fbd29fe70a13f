import type { GlyphName, Tone } from "#components/ui/glyph.tsx";
import type { RequestStatus } from "#lib/requests/types.ts";

/** The shape of each status; its words stand beside it. */
export const STATUS_LOOK: Record<RequestStatus, { name: GlyphName; tone: Tone }> = {
  New: { name: "ring", tone: "accent" },
  "In progress": { name: "half", tone: "accent" },
  Waiting: { name: "dotted", tone: "warning" },
  Resolved: { name: "check", tone: "success" },
};
