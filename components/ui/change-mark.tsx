import { cn } from "#lib/platform/cn.ts";

export type Change = "gains" | "loses" | "changes" | "stays";

const LOOK: Record<Change, { sign: string; colour: string }> = {
  gains: { sign: "+", colour: "bg-success-soft text-success-text" },
  loses: { sign: "−", colour: "bg-danger-soft text-danger-text" },
  changes: { sign: "~", colour: "bg-warning-soft text-warning-text" },
  stays: { sign: "=", colour: "bg-hover text-ink-3" },
};

/** The notation of every change: + − ~ =, read out as its word. */
export function ChangeMark({ change, className }: { change: Change; className?: string }) {
  const { sign, colour } = LOOK[change];
  return (
    <span
      className={cn(
        "inline-grid size-4 flex-none place-items-center rounded-mark text-[12px] leading-4 font-semibold tracking-normal",
        colour,
        className,
      )}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{change}</span>
    </span>
  );
}
