"use client";
import { CircleAlert, TriangleAlert } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { DocumentProblem } from "#lib/workflows/types.ts";
import type { Words } from "./step-words.ts";
import { WordParts } from "./word-parts.tsx";

/** What is wrong at a card: of the saved draft as Gatehouse sees it, or not yet filled in. */
export type CardProblem = Pick<DocumentProblem, "severity" | "message">;

type StepCardProps = {
  cardId: string;
  tile: ReactNode;
  words: Words;
  /** At the right: its number, "Trigger". */
  mark: string;
  tag?: ReactNode;
  problems: readonly CardProblem[];
  isSelected: boolean;
  /** `byKey`: then the settings take the focus. */
  onSelect: (byKey: boolean) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
};

/** One step, or what starts a workflow: what it is, what it does in a line, and what is wrong with it. */
export function StepCard(props: StepCardProps) {
  const { cardId, tile, words, mark, tag, problems, isSelected, onSelect, onKeyDown } = props;
  const isWrong = problems.some(({ severity }) => severity === "error");
  return (
    <button
      type="button"
      data-card={cardId}
      aria-current={isSelected ? "step" : undefined}
      // A click by Enter or Space has no count.
      onClick={(event) => onSelect(event.detail === 0)}
      onKeyDown={onKeyDown}
      className={cn(
        "grid min-h-14 w-full grid-cols-[24px_minmax(0,1fr)_auto] items-center gap-x-3 rounded-box border border-line-2 bg-surface py-[9px] pr-3 pl-[14px] text-left hover:border-control",
        isWrong && "border-danger",
        isSelected && "border-accent ring-1 ring-accent hover:border-accent",
      )}
    >
      {tile}
      <span className="min-w-0">
        <span className="block font-semibold">{words.title}</span>
        <span className="block leading-[22px] text-ink-2 [overflow-wrap:anywhere]">
          <WordParts parts={words.parts} />
        </span>
        {problems.map(({ severity, message }) => (
          <span
            key={message}
            className={cn(
              "mt-0.5 flex items-start gap-1.5 text-12",
              severity === "error" ? "text-danger-text" : "text-warning-text",
            )}
          >
            <Icon of={severity === "error" ? CircleAlert : TriangleAlert} size={14} className="mt-px" />
            {message}
          </span>
        ))}
      </span>
      <span className="flex items-center gap-2">
        {tag}
        <span className="text-right text-12 text-ink-3 tabular-nums">{mark}</span>
      </span>
    </button>
  );
}
