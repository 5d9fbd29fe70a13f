import { RotateCw } from "lucide-react";
import { RUN_LOOK } from "#components/workflows/workflow-look.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RunDetails, RunStepView } from "#lib/workflows/types.ts";

type RunLinesProps = { run: RunDetails; isRunning: boolean; onRetry: (stepId: string) => void };

/** What each step of a playbook has come to so far. Undo stands with the action on the timeline, and with the run. */
export function RunLines({ run, isRunning, onRetry }: RunLinesProps) {
  return (
    <ul aria-label="Results">
      {run.steps.map((step) => (
        <li
          key={step.stepId}
          className="border-t border-line py-1.5 first:border-t-0 [overflow-wrap:anywhere]"
        >
          <div className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-0 flex-1">{titleOf(step)}</span>
            <StatusMark {...RUN_LOOK[step.state]}>{step.state}</StatusMark>
          </div>
          <StepMessage step={step} />
          {step.canRetry ? (
            <Button
              size="s"
              className="mt-1"
              icon={<Icon of={RotateCw} size={14} />}
              isRunning={isRunning}
              runningLabel="Trying again…"
              onClick={() => onRetry(step.stepId)}
            >
              Retry step
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The exact action where there is one, as it was written down before it was taken. */
const titleOf = ({ title, effects: [effect] }: RunStepView) => effect?.title ?? title;

function StepMessage({ step: { message, approval, madeRequest } }: { step: RunStepView }) {
  if (madeRequest !== null)
    return (
      <p className="text-12">
        <TextLink href={`/requests/${madeRequest.number}`}>{`REQ-${madeRequest.number}`}</TextLink>
      </p>
    );
  if (message === null || message === "") return null;
  return (
    <p className="text-12 text-ink-3">
      {message}{" "}
      {approval?.state === "Pending" ? (
        <TextLink href={`/approvals/${approval.id}`}>Open the approval</TextLink>
      ) : null}
    </p>
  );
}
