import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

type EmptyStateProps = { title: ReactNode; children?: ReactNode; actions?: ReactNode; className?: string };

/** Nothing here: what it is, why, and one way out. First use, no match and out of scope have different words. */
export function EmptyState({ title, children, actions, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "grid min-h-49 flex-1 place-content-center justify-items-center gap-1 p-5 text-center",
        className,
      )}
    >
      <div className="font-semibold">{title}</div>
      {children ? <div className="max-w-105 text-balance text-ink-2">{children}</div> : null}
      {actions ? <div className="mt-2.5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
