"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { sendTestRun } from "#lib/playbooks/server-actions.ts";
import type { TestResult } from "#lib/playbooks/run-tests.ts";
import type { DraftPart } from "./playbook-draft.ts";

const EXPECTS = {
  runs: "proposes or runs",
  asks: "asks for what is missing",
  silent: "stays silent",
} as const;

/** The saved conversations: all of them must pass before the playbook may act by itself. */
export function SavedTests({ document, onChange, name }: DraftPart & { name: string }) {
  const [results, setResults] = useState<readonly TestResult[]>([]);
  const { run, isRunning, error } = useChange();
  const { tests } = document;
  return (
    <section className="grid gap-2 border-t border-line pt-3" aria-label="Tests">
      <header className="flex items-center gap-2">
        <h3 className="font-medium">{`Tests (${tests.length})`}</h3>
        {tests.length === 0 ? null : (
          <Button
            size="s"
            isRunning={isRunning}
            onClick={() => run(() => sendTestRun({ name, document }), setResults)}
          >
            Run all
          </Button>
        )}
      </header>
      {tests.length === 0 ? (
        <p className="text-12 text-ink-3">
          Try a message and save it: Automatic needs at least one that passes.
        </p>
      ) : null}
      <ul className="grid gap-2">
        {tests.map((test) => {
          const result = results.find(({ id }) => id === test.id);
          return (
            <li key={test.id} className="flex items-start gap-2">
              <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <p>{`“${test.text}”`}</p>
                <p className="text-12 text-ink-3">{`${test.asName}: ${EXPECTS[test.expects]}`}</p>
                {result === undefined ? null : (
                  <StatusMark glyph={result.isPassed ? "check" : "cross"}>
                    {result.isPassed ? "Passes" : "Fails"}
                  </StatusMark>
                )}
                {result === undefined || result.isPassed ? null : (
                  <p className="text-12 text-ink-3">{result.came}</p>
                )}
              </div>
              <IconButton
                label="Remove this test"
                icon={<Icon of={X} size={14} />}
                onClick={() => onChange({ tests: tests.filter(({ id }) => id !== test.id) })}
              />
            </li>
          );
        })}
      </ul>
      {error === null ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {error}
        </p>
      )}
    </section>
  );
}
