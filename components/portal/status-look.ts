import type { GlyphName, Tone } from "#components/ui/glyph.tsx";
import type { RequestStatus } from "#lib/requests/types.ts";

type Look = { name: GlyphName; tone: Tone };

const STATUS_LOOK: Record<RequestStatus, Look> = {
  New: { name: "ring", tone: "accent" },
  "In progress": { name: "half", tone: "accent" },
  Waiting: { name: "dotted", tone: "warning" },
  Resolved: { name: "check", tone: "success" },
};
const GATE: Look = { name: "arch", tone: "warning" };
const CANCELLED: Look = { name: "minus", tone: "quiet" };

/** The shape of where a request stands; its words stand beside it. */
export function lookOf(request: {
  status: RequestStatus;
  cancelledAt: number | null;
  turns: readonly unknown[];
}): Look {
  if (request.cancelledAt !== null) return CANCELLED;
  return request.turns.length > 0 && request.status !== "Resolved" ? GATE : STATUS_LOOK[request.status];
}
