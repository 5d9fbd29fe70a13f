import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

type ChoiceRowProps = {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  count?: ReactNode;
  control: ReactNode;
  className?: string;
  children?: ReactNode;
};

/**
 * One option of a ruled list: the control, its label and help, a count at the right, and what opens
 * under it (`children`). `id` is the control's; the help describes it as `${id}-help`.
 */
export function ChoiceRow({ id, label, help, count, control, className, children }: ChoiceRowProps) {
  return (
    <div
      className={cn(
        "grid grid-cols-[26px_minmax(0,1fr)_auto] items-start gap-x-3 border-line py-[9px] [&+&]:border-t",
        className,
      )}
    >
      <span className="flex h-5 items-center justify-center touch:h-10 touch:items-start touch:pt-1">
        {control}
      </span>
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer font-medium">
          {label}
        </label>
        {help ? (
          <p id={`${id}-help`} className="text-12 text-ink-3">
            {help}
          </p>
        ) : null}
        {children}
      </div>
      {count === undefined ? null : <span className="text-ink-2 tabular-nums">{count}</span>}
    </div>
  );
}
