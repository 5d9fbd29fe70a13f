"use client";
import { Bot } from "lucide-react";
import { useChange } from "#components/requests/use-change.ts";
import { Tile } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Tag, type TagTone } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { sendDismissal, sendProposalInput, sendProposalRun } from "#lib/playbooks/server-actions.ts";
import type { ProposalState, ProposalView } from "#lib/playbooks/types.ts";
import { submitStepRetry } from "#lib/workflows/server-actions.ts";
import type { RunDetails, RunState } from "#lib/workflows/types.ts";
import { BecauseLine } from "./because-line.tsx";
import { InputField } from "./input-field.tsx";
import { InputLines } from "./input-lines.tsx";
import { RunLines } from "./run-lines.tsx";
import { StepLine } from "./step-line.tsx";
import { useLiveRun } from "./use-live-run.ts";

const PROPOSED: Record<ProposalState, string> = {
  Asking: "Asked the requester",
  Proposed: "Proposed",
  Begun: "Begun",
  Dismissed: "Dismissed",
};
const TONE: Record<RunState, TagTone> = {
  Queued: "info",
  "In progress": "info",
  Waiting: "warning",
  Completed: "success",
  "Completed with errors": "danger",
  Failed: "danger",
  Cancelled: "plain",
};

/**
 * What the IT Agent proposes on a request: the playbook and why, the exact calls, and what an agent does with it;
 * then its steps as they are carried out.
 */
export function AgentCard({ card }: { card: ProposalView }) {
  const { run, isRunning, error } = useChange();
  const { playbook, state, filled, missing, steps, standsStill } = card;
  const live = useLiveRun(card.run);
  const proposalId = card.id;
  const fill = (key: string, value: string, onDone?: () => void) =>
    run(() => sendProposalInput({ proposalId, key, value }), onDone);
  return (
    <section
      aria-label="IT Agent"
      className="mt-4 grid gap-2.5 rounded-box border border-line-2 bg-surface px-4 py-3"
    >
      <header className="flex flex-wrap items-center gap-2">
        <Tile name="IT Agent" isInk icon={<Icon of={Bot} size={12} />} />
        <h2 className="font-semibold">{playbook.name}</h2>
        <output>
          {live === null ? (
            <Tag tone="info">{PROPOSED[state]}</Tag>
          ) : (
            <Tag tone={TONE[live.state]}>{runWord(live)}</Tag>
          )}
        </output>
        <span className="ml-auto text-12 text-ink-3">{`IT Agent · version ${playbook.version}`}</span>
      </header>
      <BecauseLine because={card.because} />
      <InputLines filled={filled} onFill={live === null ? fill : undefined} />
      {state === "Asking" && card.question !== null ? (
        <p className="text-12 text-ink-2">{`Asked: “${card.question}”`}</p>
      ) : null}
      {missing.map((input) => (
        <InputField
          key={input.key}
          input={input}
          say=" is missing"
          help={meantWords(input)}
          onFill={(value) => fill(input.key, value)}
        />
      ))}
      {steps.length === 0 ? null : (
        <ul aria-label="Steps">
          {steps.map((step) => (
            <StepLine key={step.stepId} step={step} />
          ))}
        </ul>
      )}
      {live === null ? null : (
        <>
          <RunLines
            run={live}
            isRunning={isRunning}
            onRetry={(stepId) => run(() => submitStepRetry({ runId: live.id, stepId }))}
          />
          {standsStill === null ? null : <p className="text-12 text-ink-2">{standsStill}</p>}
          <p className="text-12 text-ink-3">
            {`${decidedWords(card)} `}
            <TextLink href={`/workflows/runs/${live.id}`}>Open run</TextLink>
          </p>
        </>
      )}
      {error === null ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {error}
        </p>
      )}
      {live === null ? (
        <footer className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            isRunning={isRunning}
            disabledReason={whyNotRun(card)}
            onClick={() => run(() => sendProposalRun({ proposalId }))}
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

/** Several objects that a name may mean. */
const meantWords = ({ kind, choices }: ProposalView["missing"][number]) =>
  kind !== "choice" && choices.length > 1 ? `Meant may be ${choices.join(" or ")}.` : undefined;

function whyNotRun({ missing, steps }: ProposalView): string | undefined {
  const [first] = missing;
  if (first !== undefined) return `${first.label} is missing.`;
  const canBegin = steps.some(({ status }) => status === "ready" || status === "already-so");
  return canBegin ? undefined : "None of its steps can be carried out.";
}

const runWord = ({ state, steps }: RunDetails) =>
  steps.some(({ approval }) => approval?.state === "Pending") ? "Waiting for approval" : state;

function decidedWords({ isAutomatic, autonomy, decidedByName, playbook }: ProposalView): string {
  const by = `published by ${playbook.publishedByName}`;
  if (!isAutomatic) return `Run by ${decidedByName ?? "an agent"}; ${by}.`;
  return autonomy === "Automatic"
    ? `Done by itself, within the playbook’s limits; ${by}.`
    : `Asked for approval by itself; ${by}.`;
}
