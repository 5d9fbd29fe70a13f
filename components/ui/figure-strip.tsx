import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

export type FigureFact = { term: string; value: ReactNode; detail?: ReactNode };

/** A boxed row of up to five figures with a line of detail each. */
export function FigureStrip({ figures, className }: { figures: readonly FigureFact[]; className?: string }) {
  return (
    <dl
      className={cn(
        "grid gap-px overflow-hidden rounded-box border border-line bg-line max-sm:grid-cols-2 sm:max-lg:grid-cols-3 lg:auto-cols-fr lg:grid-flow-col",
        className,
      )}
    >
      {figures.map(({ term, value, detail }) => (
        <div key={term} className="min-w-0 bg-surface px-4 pt-3 pb-[13px]">
          <dt className="text-12 text-ink-3">{term}</dt>
          <dd className="text-20 font-semibold tabular-nums">{value}</dd>
          {detail ? <dd className="text-12 text-ink-2">{detail}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
