import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Glyph, type GlyphName, type Tone } from "./glyph.tsx";

const USUAL_TONE: Record<GlyphName, Tone> = {
  dot: "success",
  hollow: "quiet",
  barred: "danger",
  dashed: "quiet",
  ring: "accent",
  half: "accent",
  dotted: "quiet",
  arch: "warning",
  check: "success",
  cross: "danger",
  arc: "info",
  minus: "quiet",
  clock: "quiet",
  alert: "warning",
};

const WORD: Partial<Record<Tone, string>> = {
  success: "text-success-text",
  warning: "text-warning-text",
  danger: "text-danger-text",
  info: "text-info-text",
  quiet: "text-ink-3",
};

type StatusMarkProps = {
  glyph: GlyphName;
  tone?: Tone;
  isWordToned?: boolean;
  className?: string;
  children: ReactNode;
};

/** A status: a shape and a word. By default only danger and quiet colour the word too. */
export function StatusMark({
  glyph,
  tone = USUAL_TONE[glyph],
  isWordToned,
  className,
  children,
}: StatusMarkProps) {
  const colours = isWordToned ?? (tone === "danger" || (tone === "quiet" && glyph === "dashed"));
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap align-middle",
        colours && WORD[tone],
        className,
      )}
    >
      <Glyph name={glyph} tone={tone} className="-ml-px" />
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}
