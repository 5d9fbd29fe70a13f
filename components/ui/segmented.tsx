import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Link } from "./link.tsx";

export type Segment = { href: string; label: ReactNode; count?: number | undefined; isCurrent: boolean };

const COUNT = new Intl.NumberFormat("en-GB");

/** A row of links of which one is shown: All, Active, Blocked. */
export function Segmented({
  label,
  segments,
  className,
}: {
  label: string;
  segments: readonly Segment[];
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn(
        "inline-flex flex-none overflow-hidden rounded-ctl border border-line-2 bg-surface",
        className,
      )}
    >
      {segments.map((segment) => (
        <Link
          key={segment.href}
          href={segment.href}
          scroll={false}
          aria-current={segment.isCurrent ? "true" : undefined}
          className={cn(
            "inline-flex h-6 items-center gap-1.5 border-r border-line px-2 text-12 whitespace-nowrap text-ink-2 last:border-r-0 hover:bg-hover focus-visible:-outline-offset-2 touch:h-9.5 touch:text-13",
            segment.isCurrent && "bg-pressed font-medium text-ink hover:bg-pressed",
          )}
        >
          {segment.label}
          {segment.count === undefined ? null : (
            <span className="font-normal text-ink-3 tabular-nums">{COUNT.format(segment.count)}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
