"use client";
import { Eye } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ScopeMove, ScopeNow, ScopePreview } from "#lib/entra/scope/types.ts";

type ScopePreviewBoxProps = {
  /** Null until something is changed and counted. */
  preview: ScopePreview | null;
  now: ScopeNow;
  isChanged: boolean;
  isComplete: boolean;
  isBehind: boolean;
  isSaving: boolean;
  error: string | null;
  onRetry: (() => void) | undefined;
  onSave: () => void;
  onDiscard: () => void;
};

const figures = new Intl.NumberFormat("en-GB");

/** "If you save": how many there are now and then, and the first who would enter or leave. */
export function ScopePreviewBox(props: ScopePreviewBoxProps) {
  const { preview, now, isChanged, isComplete, isBehind, isSaving, error, onSave, onDiscard } = props;
  const still = (count: number) => ({ before: count, after: count });
  const rows: (readonly [string, { before: number; after: number }])[] = [
    ["People", preview?.people ?? still(now.people)],
    ["Groups", preview?.groups ?? still(now.groups)],
    ...(preview === null ? [] : [["Memberships", preview.memberships] as const]),
  ];
  return (
    <aside aria-label="If you save" className="self-start rounded-box border border-line">
      <header className="flex h-9 items-center justify-between border-b border-line px-3.5">
        <b className="font-medium">{isChanged ? "If you save" : "In scope now"}</b>
        <span className="inline-flex items-center gap-1 text-11 text-ink-3">
          <Icon of={Eye} size={12} />
          {isChanged ? (isBehind ? "Counting…" : "Preview") : "Saved"}
        </span>
      </header>
      <div aria-live="polite" className={cn(isBehind && isChanged && "text-ink-3")}>
        {isChanged && !isComplete ? (
          <p className="px-3.5 py-3 text-ink-2">Choose at least one, and this shows who enters and leaves.</p>
        ) : (
          <>
            <table className="w-full tabular-nums">
              <thead className="sr-only">
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">Now</th>
                  <th scope="col">Then</th>
                  <th scope="col">Difference</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, counts]) => (
                  <PreviewRow key={name} name={name} counts={counts} isChanged={preview !== null} />
                ))}
              </tbody>
            </table>
            {preview === null ? null : <Moves preview={preview} />}
          </>
        )}
      </div>
      {error === null ? null : (
        <p role="alert" className="border-t border-line px-3.5 py-2 text-danger-text">
          {error}{" "}
          {props.onRetry === undefined ? null : (
            <Button size="s" onClick={props.onRetry}>
              Retry
            </Button>
          )}
        </p>
      )}
      {isChanged ? (
        <footer className="flex gap-2 border-t border-line p-3">
          <Button
            variant="primary"
            size="s"
            isRunning={isSaving}
            runningLabel="Saving…"
            disabledReason={isComplete ? undefined : "Choose at least one first."}
            onClick={onSave}
          >
            Save scope
          </Button>
          <Button variant="ghost" size="s" onClick={onDiscard}>
            Discard
          </Button>
        </footer>
      ) : null}
    </aside>
  );
}

function PreviewRow({
  name,
  counts: { before, after },
  isChanged,
}: {
  name: string;
  counts: { before: number; after: number };
  isChanged: boolean;
}) {
  const difference = after - before;
  const sign = difference > 0 ? "+" : "−";
  return (
    <tr className="[&>*]:border-b [&>*]:border-line [&>*]:py-2 last:[&>*]:border-b-0">
      <th scope="row" className="pl-3.5 text-left font-normal">
        {name}
      </th>
      <td className="text-right text-ink-3">{isChanged ? `${figures.format(before)} →` : ""}</td>
      <td className="pr-2 pl-2 text-right font-medium">{figures.format(isChanged ? after : before)}</td>
      <td
        className={cn(
          "w-16 pr-3.5 text-right font-medium",
          difference === 0 ? "text-ink-3" : difference > 0 ? "text-success-text" : "text-danger-text",
        )}
      >
        {isChanged ? (difference === 0 ? "=" : `${sign}${figures.format(Math.abs(difference))}`) : ""}
      </td>
    </tr>
  );
}

function Moves({ preview }: { preview: ScopePreview }) {
  const moves = [
    { move: preview.people.leave, words: "people leave", isGain: false },
    { move: preview.people.enter, words: "people enter", isGain: true },
    { move: preview.groups.leave, words: "groups leave", isGain: false },
    { move: preview.groups.enter, words: "groups enter", isGain: true },
  ].filter(({ move }) => move.count > 0);
  if (moves.length === 0)
    return <p className="border-t border-line px-3.5 py-2 text-12 text-ink-3">Nobody enters or leaves.</p>;
  return (
    <div className="border-t border-line">
      {moves.map(({ move, words, isGain }) => (
        <MoveList key={words} move={move} words={words} isGain={isGain} />
      ))}
      {preview.people.after === 0 ? (
        <p className="border-t border-line px-3.5 py-2 text-warning-text">
          Nobody would be left in People. You can widen the scope again at any time.
        </p>
      ) : null}
    </div>
  );
}

function MoveList({ move, words, isGain }: { move: ScopeMove; words: string; isGain: boolean }) {
  const rest = move.count - move.first.length;
  return (
    <details className="group border-b border-line last:border-b-0">
      <summary className="flex cursor-pointer items-center gap-2 px-3.5 py-1.5 text-12 hover:bg-hover touch:py-2.5">
        <span className={cn("font-medium tabular-nums", isGain ? "text-success-text" : "text-danger-text")}>
          {isGain ? "+" : "−"}
          {figures.format(move.count)}
        </span>
        <span className="text-ink-2">
          {move.count === 1
            ? words
                .replace("people", "person")
                .replace("groups", "group")
                .replace(/leave|enter/, (verb) => `${verb}s`)
            : words}
        </span>
        <span className="ml-auto text-ink-3 group-open:hidden">Show</span>
        <span className="ml-auto hidden text-ink-3 group-open:inline">Hide</span>
      </summary>
      <ul className="px-3.5 pb-2 text-12 text-ink-2">
        {move.first.map(({ objectId, displayName }) => (
          <li key={objectId} className="truncate py-0.5">
            {displayName}
          </li>
        ))}
        {rest > 0 ? <li className="py-0.5 text-ink-3">and {figures.format(rest)} more</li> : null}
      </ul>
    </details>
  );
}
