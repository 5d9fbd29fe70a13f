"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { sendTestRun } from "#lib/playbooks/server-actions.ts";
import type { TestResult } from "#lib/playbooks/schema.ts";
import type { DraftPart } from "./playbook-draft.ts";

const EXPECTS = {
  runs: "proposes or runs",
  asks: "asks for what is missing",
  stuck: "can’t be carried out",
  silent: "stays silent",
} as const;

const STATUS = {
  passed: { glyph: "check", word: "Passes" },
  failed: { glyph: "cross", word: "Gives another result" },
  unknown: { glyph: "dashed", word: "Not known" },
} as const;

type SavedTestsProps = Pick<DraftPart, "document" | "onChange"> & {
  playbookId: string;
  name: string;
  lastResults: readonly TestResult[];
};

/** The saved conversations: all of them must pass before the playbook may act by itself. */
export function SavedTests({ document, onChange, playbookId, name, lastResults }: SavedTestsProps) {
  const [results, setResults] = useState(lastResults);
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
            onClick={() => run(() => sendTestRun({ playbookId, name, document }), setResults)}
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
                  <StatusMark glyph={STATUS[result.status].glyph}>{STATUS[result.status].word}</StatusMark>
                )}
                {result === undefined || result.status === "passed" ? null : (
                  <p className="text-12 text-ink-3">
                    {result.came}
                    {test.says === "" ? "" : ` When it was saved: ${test.says}`}
                  </p>
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
