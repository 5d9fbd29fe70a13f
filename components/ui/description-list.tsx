import { Fragment, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

export type Fact = { term: string; value: ReactNode };

/** Facts: terms in a 104 px column (132 when wide), values beside. An absent value reads "None". */
export function DescriptionList({
  facts,
  isWide,
  className,
}: {
  facts: readonly Fact[];
  isWide?: boolean;
  className?: string;
}) {
  return (
    <dl
      className={cn(
        "grid",
        isWide
          ? "grid-cols-[132px_minmax(0,1fr)] max-sm:grid-cols-[96px_minmax(0,1fr)]"
          : "grid-cols-[104px_minmax(0,1fr)]",
        className,
      )}
    >
      {facts.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className={cn("text-12 leading-[18px] text-ink-3", isWide ? "py-[7px]" : "py-[3px]")}>
            {term}
          </dt>
          <dd className={cn("min-w-0 [overflow-wrap:anywhere]", isWide ? "py-1.5" : "py-0.5")}>
            {value === null || value === undefined || value === "" ? (
              <span className="text-ink-3">None</span>
            ) : (
              value
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
