"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import type { Suggestion } from "#lib/entra/protection/suggestions.ts";
import { protectPersonAction } from "#lib/entra/protection/server-actions.ts";
import { ChangeProblem } from "./change-problem.tsx";

/** Accounts of the directory that look as if they should be on the list: one click adds each. */
export function SuggestionList({ suggestions }: { suggestions: readonly Suggestion[] }) {
  if (suggestions.length === 0) return null;
  return (
    <div className="mb-4">
      <h3 className="mb-1 text-12 font-medium text-ink-2">Suggested</h3>
      <ul className="divide-y divide-line border-y border-line">
        {suggestions.map((suggestion) => (
          <SuggestionRow key={suggestion.objectId} suggestion={suggestion} />
        ))}
      </ul>
    </div>
  );
}

function SuggestionRow({ suggestion }: { suggestion: Suggestion }) {
  const { objectId, displayName, userPrincipalName, kind, why } = suggestion;
  const { run, isRunning, error } = useChange();
  return (
    <li className="flex items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">
          <span className="font-medium">{displayName}</span>{" "}
          <span className="text-id text-ink-3">{userPrincipalName}</span>
        </p>
        <p className="text-12 text-ink-2">{why}</p>
        <ChangeProblem words={error} />
      </div>
      <Button
        size="s"
        isRunning={isRunning}
        onClick={() => run(() => protectPersonAction({ objectId, kind, note: why }))}
      >
        <span>
          Add<span className="sr-only"> {displayName}</span>
        </span>
      </Button>
    </li>
  );
}
