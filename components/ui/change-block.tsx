import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { type Change, ChangeMark } from "./change-mark.tsx";

type ChangeLineProps = {
  change: Change;
  detail?: ReactNode;
  trailing?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** One change: mark in the gutter, sentence, an optional smaller line below and a piece at the right. */
export function ChangeLine({ change, detail, trailing, className, children }: ChangeLineProps) {
  return (
    <div className={cn("grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-0.5", className)}>
      <ChangeMark change={change} className="mt-0.5" />
      <div className={cn("min-w-0 [overflow-wrap:anywhere]", change === "stays" && "text-ink-2")}>
        {children}
        {detail ? <div className="text-12 text-ink-3">{detail}</div> : null}
      </div>
      {trailing}
    </div>
  );
}

/** The inset block of ChangeLines that stands above every button that changes something elsewhere. */
export function ChangeBlock({
  className,
  children,
  label = "What changes",
}: {
  className?: string;
  children: ReactNode;
  label?: string;
}) {
  return (
    <div className={cn("grid gap-1 rounded-box bg-inset px-2.5 py-2", className)}>
      <span className="sr-only">{label}:</span>
      {children}
    </div>
  );
}

/** `was → now` inside a sentence. */
export function FromTo({ was, now }: { was: ReactNode; now: ReactNode }) {
  return (
    <>
      <span className="text-ink-3">
        <span className="sr-only">from </span>
        {was}
      </span>
      <span aria-hidden="true" className="px-1 text-ink-3">
        →
      </span>
      <span className="sr-only"> to </span>
      {now}
    </>
  );
}
