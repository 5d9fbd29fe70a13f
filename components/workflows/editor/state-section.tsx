"use client";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { WorkflowDetails } from "#lib/workflows/types.ts";
import { ConfirmButton } from "../confirm-button.tsx";
import { WORKFLOW_LOOK } from "../workflow-look.ts";

type NextState = "Published" | "Paused" | "Archived";
type StateSectionProps = {
  workflow: WorkflowDetails;
  canEdit: boolean;
  isRunning: boolean;
  onState: (state: NextState) => void;
};

/** Whether it starts runs now, and the switches for that. */
export function StateSection({ workflow, canEdit, isRunning, onState }: StateSectionProps) {
  const { state, publishedVersion } = workflow;
  return (
    <div className="grid gap-2.5 border-t border-line pt-3.5">
      <h3 className="text-12 font-medium text-ink-2">State</h3>
      <StatusMark {...WORKFLOW_LOOK[state]} className="justify-self-start">
        {publishedVersion === null ? state : `${state}, version ${publishedVersion}`}
      </StatusMark>
      <p className="text-ink-2">{SENTENCE[state]}</p>
      {canEdit ? (
        <div className="flex flex-wrap gap-2">
          {state === "Published" ? (
            <ConfirmButton
              size="s"
              label="Pause"
              isRunning={isRunning}
              question="Pause this workflow?"
              confirm="Pause workflow"
              onConfirm={() => onState("Paused")}
            >
              No new run starts, and runs under way stand still until it is resumed.
            </ConfirmButton>
          ) : null}
          {state === "Paused" && publishedVersion !== null ? (
            <ConfirmButton
              size="s"
              label="Resume"
              isRunning={isRunning}
              question="Start runs again?"
              confirm="Start runs again"
              onConfirm={() => onState("Published")}
            >
              {`Version ${publishedVersion} starts again from now on. Requests that came meanwhile stay with the agents.`}
            </ConfirmButton>
          ) : null}
          {state === "Archived" ? null : (
            <ConfirmButton
              size="s"
              variant="quiet-danger"
              label="Archive"
              isRunning={isRunning}
              question="Archive this workflow?"
              confirm="Archive workflow"
              isDanger
              onConfirm={() => onState("Archived")}
            >
              It starts nothing any more, for good. Its runs and versions stay; runs under way come to their
              end.
            </ConfirmButton>
          )}
        </div>
      ) : null}
    </div>
  );
}

const SENTENCE = {
  Draft: "It starts nothing before it is published.",
  Published: "It starts runs. Changes to the draft count once they are published.",
  Paused: "No new run starts. Runs under way stand still.",
  Archived: "It starts nothing. Its runs can still be read.",
} as const;
