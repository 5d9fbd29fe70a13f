import { cn } from "#lib/platform/cn.ts";

export type GlyphName =
  | "dot"
  | "hollow"
  | "barred"
  | "dashed"
  | "ring"
  | "half"
  | "dotted"
  | "arch"
  | "check"
  | "cross"
  | "arc"
  | "minus"
  | "clock"
  | "alert";
export type Tone = "success" | "warning" | "danger" | "info" | "accent" | "quiet" | "ink";

const TONE: Record<Tone, string> = {
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
  info: "text-info",
  accent: "text-accent-text",
  quiet: "text-ink-3",
  ink: "text-ink",
};

const RING = { cx: 7, cy: 7, r: 5, fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;
const PEN = { fill: "none", strokeWidth: 1.5, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const SHAPE: Record<GlyphName, React.ReactNode> = {
  dot: <circle cx="7" cy="7" r="3.5" fill="currentColor" />,
  hollow: <circle {...RING} r="2.75" />,
  barred: (
    <>
      <circle {...RING} r="4.25" />
      <path d="M4.2 9.8 9.8 4.2" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  dashed: <circle {...RING} r="4.25" strokeDasharray="2 1.8" />,
  ring: <circle {...RING} />,
  half: (
    <>
      <circle {...RING} />
      <path d="M7 4.2a2.8 2.8 0 0 1 0 5.6z" fill="currentColor" />
    </>
  ),
  dotted: (
    <>
      <circle {...RING} strokeDasharray="2.2 1.72" />
      <circle cx="7" cy="7" r="1.6" fill="currentColor" />
    </>
  ),
  arch: (
    <path
      d="M2.5 12V7a4.5 4.5 0 0 1 9 0v5M7 6.5V12M1.2 12h11.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  check: (
    <>
      <circle cx="7" cy="7" r="5.75" fill="currentColor" />
      <path d="m4.5 7.2 1.8 1.8 3.3-3.8" {...PEN} stroke="var(--surface)" />
    </>
  ),
  cross: (
    <>
      <circle cx="7" cy="7" r="5.75" fill="currentColor" />
      <path d="m5 5 4 4m0-4-4 4" {...PEN} stroke="var(--surface)" />
    </>
  ),
  arc: (
    <>
      <circle {...RING} strokeOpacity=".28" strokeWidth="1.75" />
      <path d="M7 2a5 5 0 0 1 5 5" {...PEN} stroke="currentColor" strokeWidth="1.75" />
    </>
  ),
  minus: (
    <>
      <circle {...RING} />
      <path d="M4.8 7h4.4" {...PEN} stroke="currentColor" />
    </>
  ),
  clock: (
    <>
      <circle {...RING} />
      <path d="M7 4.3V7l1.8 1.2" {...PEN} stroke="currentColor" />
    </>
  ),
  alert: (
    <>
      <path
        d="M7 1.6 13 12.4H1z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1"
        strokeLinejoin="round"
      />
      <path d="M7 5.4v3.2M7 10.6v.1" {...PEN} stroke="var(--surface)" />
    </>
  ),
};

/** One 14 px status shape. It says nothing to a reader: put the word beside it, or use StatusMark. */
export function Glyph({ name, tone, className }: { name: GlyphName; tone?: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      aria-hidden="true"
      className={cn("size-3.5 flex-none", tone && TONE[tone], name === "arc" && "animate-turn", className)}
    >
      {SHAPE[name]}
    </svg>
  );
}
