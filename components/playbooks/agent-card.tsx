"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { useChange } from "#components/requests/use-change.ts";
import { Tile } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Tag, type TagTone } from "#components/ui/tag.tsx";
import { sendDismissal, sendProposalInput, sendProposalRun } from "#lib/playbooks/server-actions.ts";
import type { ProposalState, ProposalView } from "#lib/playbooks/types.ts";
import { BecauseLine } from "./because-line.tsx";
import { InputLines } from "./input-lines.tsx";
import { MissingInput } from "./missing-input.tsx";
import { ResultLines } from "./result-lines.tsx";
import { StepLine } from "./step-line.tsx";

const STATE: Record<ProposalState, { word: string; tone: TagTone }> = {
  Asking: { word: "Asked the requester", tone: "info" },
  Proposed: { word: "Proposed", tone: "info" },
  "In progress": { word: "In progress", tone: "info" },
  Waiting: { word: "Waiting for approval", tone: "warning" },
  Completed: { word: "Completed", tone: "success" },
  Failed: { word: "Completed with errors", tone: "danger" },
  Dismissed: { word: "Dismissed", tone: "plain" },
};

/** What the IT Agent proposes on a request: the playbook and why, the exact calls, and what an agent does with it. */
export function AgentCard({ card }: { card: ProposalView }) {
  const { run, isRunning, error } = useChange();
  const { playbook, state, filled, missing, steps, results } = card;
  const isOpen = state === "Proposed" || state === "Asking";
  const { word, tone } = STATE[state];
  const proposalId = card.id;
  const client = useQueryClient();
  // The side panel shows the same person: what was done or asked here belongs there at once.
  const readPanelAgain = () => void client.invalidateQueries();
  return (
    <section
      aria-label="IT Agent"
      className="mt-4 grid gap-2.5 rounded-box border border-line-2 bg-surface px-4 py-3"
    >
      <header className="flex flex-wrap items-center gap-2">
        <Tile name="IT Agent" isInk icon={<Icon of={Bot} size={12} />} />
        <h2 className="font-semibold">{playbook.name}</h2>
        <Tag tone={tone}>{word}</Tag>
        <span className="ml-auto text-12 text-ink-3">{`IT Agent · version ${playbook.version}`}</span>
      </header>
      <BecauseLine because={card.because} />
      <InputLines filled={filled} />
      {state === "Asking" && card.question !== null ? (
        <p className="text-12 text-ink-2">{`Asked: “${card.question}”`}</p>
      ) : null}
      {missing.map((input) => (
        <MissingInput
          key={input.key}
          input={input}
          onFill={(value) => run(() => sendProposalInput({ proposalId, key: input.key, value }))}
        />
      ))}
      {steps.length === 0 ? null : (
        <ul aria-label="Steps">
          {steps.map((step) => (
            <StepLine key={step.stepId} step={step} />
          ))}
        </ul>
      )}
      <ResultLines results={results} />
      {isOpen ? null : <p className="text-12 text-ink-3">{decidedWords(card)}</p>}
      {error === null ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {error}
        </p>
      )}
      {isOpen ? (
        <footer className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            isRunning={isRunning}
            disabledReason={whyNotRun(card)}
            onClick={() => run(() => sendProposalRun({ proposalId }), readPanelAgain)}
          >
            {steps.some(({ approval }) => approval !== null) ? "Ask for approval" : "Run"}
          </Button>
          <Button onClick={() => run(() => sendDismissal({ proposalId, takesOver: true }))}>Take over</Button>
          <Button variant="ghost" onClick={() => run(() => sendDismissal({ proposalId, takesOver: false }))}>
            Dismiss
          </Button>
        </footer>
      ) : null}
    </section>
  );
}

function whyNotRun({ missing, steps }: ProposalView): string | undefined {
  const [first] = missing;
  if (first !== undefined) return `${first.label} is missing.`;
  const canBegin = steps.some(({ status }) => status === "ready" || status === "already-so");
  return canBegin ? undefined : "None of its steps can be carried out.";
}

function decidedWords({ isAutomatic, decidedByName, playbook }: ProposalView): string {
  const by = `published by ${playbook.publishedByName}`;
  return isAutomatic
    ? `Done by itself, within the playbook’s limits; ${by}.`
    : `Run by ${decidedByName ?? "an agent"}; ${by}.`;
}
