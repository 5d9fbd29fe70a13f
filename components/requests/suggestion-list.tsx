/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no native list is chosen from while a text field has the focus */
"use client";
import { cn } from "#lib/platform/cn.ts";
import type { Suggestion } from "./use-suggestions.ts";

type SuggestionListProps = {
  id: string;
  items: readonly Suggestion[];
  at: number;
  onTake: (item: Suggestion) => void;
};

/** What can be put where the caret stands; above the text, so that the text stays where it is. */
export function SuggestionList({ id, items, at, onTake }: SuggestionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      tabIndex={-1}
      className="absolute inset-x-2 bottom-full z-20 mb-1 max-w-120 rounded-float bg-raised p-1 shadow-pop"
    >
      {items.map((item, index) => (
        <div
          key={item.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onMouseDown={(event) => {
            // The text keeps the focus.
            event.preventDefault();
            onTake(item);
          }}
          className={cn(
            "flex min-h-[30px] cursor-pointer items-center gap-3 rounded-ctl px-2 py-1 touch:min-h-10",
            index === at && "bg-hover dark:bg-pressed",
          )}
        >
          <span className="flex-none font-medium">{item.label}</span>
          <span className="min-w-0 flex-1 truncate text-12 text-ink-3">{item.detail}</span>
        </div>
      ))}
    </div>
  );
}
