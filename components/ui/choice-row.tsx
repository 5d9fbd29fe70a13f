import { useId, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

/** What a row of choice is given beside its control's own props. */
export type ChoiceWords = { label: ReactNode; help?: ReactNode; count?: ReactNode };

type ChoiceRowProps = ChoiceWords & {
  /** Spread what it is given on the control, so that label and help are its own. */
  renderControl: (ids: { id: string; "aria-describedby": string | undefined }) => ReactNode;
  className?: string | undefined;
  children?: ReactNode;
};

/**
 * One option of a ruled list: the control, its label and help, a count at the right, and what opens
 * under it (`children`).
 */
export function ChoiceRow({ label, help, count, renderControl, className, children }: ChoiceRowProps) {
  const id = useId();
  return (
    <div
      className={cn(
        "grid grid-cols-[26px_minmax(0,1fr)_auto] items-start gap-x-3 border-line py-[9px] [&+&]:border-t",
        className,
      )}
    >
      <span className="flex h-5 items-center justify-center touch:h-10 touch:items-start touch:pt-1">
        {renderControl({ id, "aria-describedby": help ? `${id}-help` : undefined })}
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
