"use client";
import { RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TechnicalDetails } from "#components/ui/technical-details.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { RunStepView } from "#lib/workflows/types.ts";
import { ReasonButton } from "./reason-button.tsx";

/** What can be done to a step; each runs one at a time. */
export type StepVerbs = {
  isRunning: boolean;
  retry: (stepId: string) => void;
  skip: (stepId: string, reason: string) => void;
  handOver: (stepId: string, reason: string) => void;
};

/** Under a step that failed or waits: why, and the ways on. */
export function StepControls({ step, verbs }: { step: RunStepView; verbs: StepVerbs | null }) {
  const { stepId, title, message, state, canRetry, canSkip, canHandOver } = step;
  const isFailed = state === "Failed";
  const hasWays = verbs !== null && (canRetry || canSkip || canHandOver);
  if (!isFailed && !hasWays) return null;
  return (
    <div
      className={cn(
        "relative col-[2/-1] mt-2.5 overflow-hidden rounded-box border bg-surface max-sm:col-[1/-1]",
        isFailed ? "border-danger-line" : "border-line",
      )}
    >
      {isFailed ? (
        <div role="alert" className="bg-danger-soft px-4 py-3">
          <b>This step failed</b>
          <p className="mt-0.5 text-ink-2 [overflow-wrap:anywhere]">
            {message ?? "Why is said at what it did, above."}
          </p>
        </div>
      ) : null}
      {hasWays ? (
        <div
          className={cn(
            "flex flex-wrap items-center gap-2 px-4 py-2.5",
            isFailed && "border-t border-danger-line",
          )}
        >
          {canRetry ? (
            <Button
              size="s"
              variant="primary"
              icon={<Icon of={RotateCw} size={14} />}
              isRunning={verbs.isRunning}
              runningLabel="Trying again…"
              onClick={() => verbs.retry(stepId)}
            >
              Retry step
            </Button>
          ) : null}
          {canHandOver ? (
            <ReasonButton
              size="s"
              label="Hand over"
              isRunning={verbs.isRunning}
              question={`Make “${title}” a task?`}
              sentence="A request is made for the agents to do it by hand, and the run goes on."
              confirm="Make a task"
              onConfirm={(reason) => verbs.handOver(stepId, reason)}
            />
          ) : null}
          {canSkip ? (
            <ReasonButton
              size="s"
              variant="ghost"
              label="Skip step"
              isRunning={verbs.isRunning}
              question={`Skip “${title}”?`}
              sentence="It is not done, and the run goes on with the next step."
              confirm="Skip step"
              onConfirm={(reason) => verbs.skip(stepId, reason)}
            />
          ) : null}
        </div>
      ) : null}
      {isFailed ? <Technical step={step} /> : null}
    </div>
  );
}

function Technical({ step }: { step: RunStepView }) {
  const lines = step.effects
    .filter(({ state }) => state === "Failed")
    .map(({ title, graphRequestId, actionRunId }) =>
      [
        title,
        ...(graphRequestId === null ? [] : [`Microsoft’s request id ${graphRequestId}`]),
        ...(actionRunId === null ? [] : [`Action ${actionRunId}`]),
      ].join("\n"),
    );
  if (lines.length === 0) return null;
  return (
    <div className="border-t border-line bg-inset px-4 py-2">
      <TechnicalDetails>{lines.join("\n\n")}</TechnicalDetails>
    </div>
  );
}
