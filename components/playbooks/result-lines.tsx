import { StatusMark } from "#components/ui/status-mark.tsx";
import type { StepResult } from "#lib/playbooks/schema.ts";

const MARK = {
  done: { glyph: "check", word: "Done" },
  waiting: { glyph: "arch", word: "Waiting" },
  failed: { glyph: "cross", word: "Failed" },
} as const;

/** What each step of a playbook came to. Undo stands with the action on the timeline. */
export function ResultLines({ results }: { results: readonly StepResult[] }) {
  if (results.length === 0) return null;
  return (
    <ul aria-label="Results">
      {results.map(({ stepId, title, status, message }) => (
        <li key={stepId} className="border-t border-line py-1.5 first:border-t-0 [overflow-wrap:anywhere]">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-0 flex-1">{title}</span>
            <StatusMark glyph={MARK[status].glyph}>{MARK[status].word}</StatusMark>
          </div>
          {message === "" ? null : <p className="text-12 text-ink-3">{message}</p>}
        </li>
      ))}
    </ul>
  );
}
