/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no native list can search a server and say why a choice is closed */
"use client";
import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Button } from "./button.tsx";
import { Skeleton } from "./skeleton.tsx";
import type { ComboboxOption } from "./use-combobox-options.ts";

type ComboboxListProps = {
  id: string;
  label: string;
  options: readonly ComboboxOption[];
  activeAt: number;
  chosen: string | undefined;
  onChoose: (option: ComboboxOption) => void;
  onPoint: (at: number) => void;
};

/** The id of an option, for aria-activedescendant. */
export const optionId = (listId: string, at: number): string => `${listId}-${at}`;

/** Stable, so that it runs only when another row becomes the active one. */
const showRow = (row: HTMLElement | null): void => row?.scrollIntoView({ block: "nearest" });

/** The listbox under a combobox: eight rows high; what can't be chosen comes last and says why. */
export function ComboboxList({ id, label, options, activeAt, chosen, onChoose, onPoint }: ComboboxListProps) {
  const firstUnavailable = options.findIndex((option) => option.unavailableReason !== undefined);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      className="max-h-[248px] overflow-auto p-1 touch:max-h-[328px]"
    >
      {options.map((option, at) => (
        <div
          key={option.value}
          id={optionId(id, at)}
          ref={at === activeAt ? showRow : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={option.value === chosen}
          aria-disabled={option.unavailableReason !== undefined || undefined}
          onPointerMove={() => onPoint(at)}
          onMouseDown={(event) => {
            // The input keeps the focus while something is chosen with the mouse.
            event.preventDefault();
            if (option.unavailableReason === undefined) onChoose(option);
          }}
          className={cn(
            "flex min-h-[30px] cursor-pointer items-center gap-2 rounded-ctl px-2 py-1 select-none touch:min-h-10 [&>svg]:text-ink-3",
            at === activeAt && "bg-hover dark:bg-pressed",
            option.unavailableReason !== undefined &&
              "cursor-not-allowed items-start text-ink-3 [&>svg]:mt-0.5",
            at === firstUnavailable && at > 0 && "mt-1 border-t border-line",
          )}
        >
          {option.icon}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{option.label}</span>
            {option.unavailableReason ? (
              <span className="block text-12">{option.unavailableReason}</span>
            ) : null}
          </span>
          {option.detail && !option.unavailableReason ? (
            <span className="max-w-1/2 truncate text-12 text-ink-3">{option.detail}</span>
          ) : null}
        </div>
      ))}
    </div>
  );
}

/** Three grey rows, after 300 ms. */
export function ComboboxSkeleton() {
  return (
    <div className="p-1">
      {[120, 160, 96].map((width) => (
        <div key={width} className="flex h-[30px] items-center gap-2 px-2">
          <Skeleton width={16} height={16} />
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}

/** No match, or the search failed. */
export function ComboboxMessage({
  title,
  children,
  onRetry,
}: {
  title: ReactNode;
  children?: ReactNode;
  onRetry?: () => void;
}) {
  return (
    <div className="px-3 py-3.5">
      <p className="font-medium">{title}</p>
      {children ? <p className="text-ink-2">{children}</p> : null}
      {onRetry ? (
        <Button size="s" className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
