import { Glyph, type GlyphName, type Tone } from "#components/ui/glyph.tsx";
import { cn } from "#lib/platform/cn.ts";
import { trackOf, type TrackedRequest, type TrackStep } from "#lib/requests/plain-status.ts";

const SPOKEN: Record<TrackStep["state"], string> = { done: "done", current: "now", ahead: "not yet" };

/** The way of a request: what is behind it, where it is, what comes. */
export function RequestTrack({ request }: { request: TrackedRequest }) {
  return (
    <ol aria-label="Where it stands" className="flex max-sm:flex-col max-sm:gap-2.5">
      {trackOf(request).map((step) => (
        <li
          key={step.name}
          aria-current={step.state === "current" ? "step" : undefined}
          className={cn(
            "flex flex-none items-center gap-2 not-last:after:mx-3 not-last:after:h-px not-last:after:w-8 not-last:after:bg-line-2 max-sm:after:hidden",
            step.state === "current" ? "font-medium text-ink" : "text-ink-3",
          )}
        >
          <Glyph {...lookOfStep(step)} />
          {step.name}
          <span className="sr-only">{`, ${SPOKEN[step.state]}`}</span>
        </li>
      ))}
    </ol>
  );
}

const CURRENT: Readonly<Record<string, { name: GlyphName; tone: Tone }>> = {
  New: { name: "ring", tone: "accent" },
  "In progress": { name: "half", tone: "accent" },
  "Waiting for approval": { name: "arch", tone: "warning" },
  "Waiting for you": { name: "dotted", tone: "warning" },
  Cancelled: { name: "minus", tone: "quiet" },
  Resolved: { name: "check", tone: "success" },
};

function lookOfStep({ name, state }: TrackStep): { name: GlyphName; tone: Tone } {
  if (state === "done") return { name: "check", tone: "success" };
  return state === "ahead"
    ? { name: "hollow", tone: "quiet" }
    : (CURRENT[name] ?? { name: "ring", tone: "accent" });
}
