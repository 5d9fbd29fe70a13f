"use client";
import { Undo2 } from "lucide-react";
import { formatDuration } from "#components/entra/connect/format-duration.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { RunDetails } from "#lib/workflows/types.ts";
import { ConfirmButton } from "../confirm-button.tsx";
import { RUN_LOOK } from "../workflow-look.ts";

type RunAsideProps = {
  run: RunDetails;
  canWork: boolean;
  isRunning: boolean;
  onUndo: () => void;
  /** What Undo said; null before it. */
  undone: readonly string[] | null;
};

/** The run at a glance: state, person, what it has changed, and the way back. */
export function RunAside({ run, canWork, isRunning, onUndo, undone }: RunAsideProps) {
  const { state, finishedAt, createdAt, request, person } = run;
  const done = run.steps
    .flatMap(({ effects }) => effects)
    .filter((effect) => effect.state === "Completed" && !/already/i.test(effect.result ?? ""));
  return (
    <aside
      aria-label="This run"
      className="grid min-h-0 content-start gap-4 overflow-auto border-line bg-surface p-4 max-lg:order-first max-lg:border-b lg:border-l"
    >
      <DescriptionList
        facts={[
          { term: "State", value: <StatusMark {...RUN_LOOK[state]}>{state}</StatusMark> },
          {
            term: run.isPlaybook ? "Playbook" : "Workflow",
            value: (
              <>
                <TextLink href={run.isPlaybook ? "/playbooks" : `/workflows/${run.workflowId}`}>
                  {run.workflowName}
                </TextLink>
                {`, version ${run.version}`}
              </>
            ),
          },
          { term: "Started by", value: run.occasionWords },
          { term: "Started", value: <Time at={createdAt} /> },
          ...(finishedAt === null ? [] : [{ term: "Took", value: formatDuration(finishedAt - createdAt) }]),
          ...(request === null
            ? []
            : [
                {
                  term: "Request",
                  value: (
                    <TextLink href={`/requests/${request.number}`}>
                      {`REQ-${request.number} ${request.title}`}
                    </TextLink>
                  ),
                },
              ]),
        ]}
      />
      <div className="flex items-center gap-2.5 border-t border-line pt-3.5">
        <Avatar name={person.displayName} objectId={person.objectId} size={32} />
        {person.objectId === "" ? (
          person.displayName
        ) : (
          <TextLink href={`/people/${person.objectId}`}>{person.displayName}</TextLink>
        )}
      </div>
      <section aria-label="Changed in Entra so far" className="grid gap-2 border-t border-line pt-3.5">
        <h2 className="text-12 font-medium text-ink-2">Changed in Entra so far</h2>
        <p className="text-ink-2">
          {done.length === 0 ? "Nothing." : done.length === 1 ? "1 change." : `${done.length} changes.`}
        </p>
        {canWork && run.canUndo ? (
          <div>
            <ConfirmButton
              size="s"
              icon={<Icon of={Undo2} size={14} />}
              label="Undo changes"
              isRunning={isRunning}
              runningLabel="Undoing…"
              question="Undo what this run changed?"
              confirm="Undo changes"
              onConfirm={onUndo}
            >
              Each change that has an exact opposite is taken back, the last one first. What has none is
              named.
            </ConfirmButton>
          </div>
        ) : null}
        {undone === null ? null : (
          <ul
            aria-label="What Undo did"
            aria-live="polite"
            className="grid gap-1 rounded-box bg-inset px-2.5 py-2"
          >
            {undone.length === 0 ? <li>There was nothing to undo.</li> : null}
            {undone.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}
