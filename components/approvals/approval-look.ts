import type { GlyphName, Tone } from "#components/ui/glyph.tsx";
import type { ApprovalStanding } from "#lib/approvals/types.ts";

/** The shape of each standing; its word stands beside it. */
export const APPROVAL_LOOK: Record<ApprovalStanding, { name: GlyphName; tone: Tone }> = {
  waiting: { name: "arch", tone: "warning" },
  ready: { name: "arch", tone: "accent" },
  approved: { name: "check", tone: "success" },
  "carried-out": { name: "check", tone: "success" },
  void: { name: "alert", tone: "warning" },
  rejected: { name: "cross", tone: "quiet" },
  expired: { name: "clock", tone: "quiet" },
  cancelled: { name: "minus", tone: "quiet" },
};
