"use client";
import { useQuery } from "#components/ui/query.ts";
import { useState } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { useChange } from "#components/requests/use-change.ts";
import { Glyph } from "#components/ui/glyph.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tag, type TagTone } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import {
  submitRunCancel,
  submitRunUndo,
  submitStepHandOver,
  submitStepRetry,
  submitStepSkip,
} from "#lib/workflows/server-actions.ts";
import type { RunDetails, RunState } from "#lib/workflows/types.ts";
import { isOver } from "../workflow-look.ts";
import { numberRunSteps } from "./number-run-steps.ts";
import { ReasonButton } from "./reason-button.tsx";
import { RunAside } from "./run-aside.tsx";
import { RUN_LINE, RunStep } from "./run-step.tsx";

const BUSY_MS = 2_000;
const IDLE_MS = 10_000;
const TONE: Record<RunState, TagTone> = {
  Queued: "plain",
  "In progress": "info",
  Waiting: "warning",
  Completed: "success",
  "Completed with errors": "warning",
  Failed: "danger",
  Cancelled: "plain",
};

/** One run, read again while somebody looks, with what can be done about it. */
export function RunScreen({ initial, canWork }: { initial: RunDetails; canWork: boolean }) {
  const { data: run, refetch } = useQuery({
    queryKey: ["workflow-run", initial.id],
    queryFn: ({ signal }) => fetchJson<RunDetails>(`/api/workflows/run?run=${initial.id}`, signal),
    initialData: initial,
    refetchInterval: ({ state: { data } }) =>
      data?.state === "In progress" || data?.state === "Queued" ? BUSY_MS : IDLE_MS,
  });
  const [undone, setUndone] = useState<readonly string[] | null>(null);
  const change = useChange();
  const again = () => void refetch();
  const runId = run.id;
  const verbs = {
    isRunning: change.isRunning,
    retry: (stepId: string) => change.run(() => submitStepRetry({ runId, stepId }), again),
    skip: (stepId: string, reason: string) =>
      change.run(() => submitStepSkip({ runId, stepId, reason }), again),
    handOver: (stepId: string, reason: string) =>
      change.run(() => submitStepHandOver({ runId, stepId, reason }), again),
  };
  const undo = () =>
    change.run(
      () => submitRunUndo({ runId }),
      ({ lines }) => {
        setUndone(lines);
        again();
      },
    );
  const numbers = numberRunSteps(run.steps);
  return (
    <>
      <PageHead
        title={run.person.displayName}
        crumbs={[
          { label: "Workflows", href: "/workflows" },
          {
            label: run.workflowName,
            href: run.isPlaybook
              ? `/workflows/runs?workflow=${run.workflowId}`
              : `/workflows/${run.workflowId}/runs`,
          },
        ]}
        count={
          <output>
            <Tag tone={TONE[run.state]}>{run.state}</Tag>
          </output>
        }
      >
        {canWork && run.canCancel ? (
          <ReasonButton
            label="Cancel run"
            isRunning={change.isRunning}
            question="Cancel this run?"
            sentence="No further step runs. What is done already stays done; it can be undone afterwards."
            confirm="Cancel run"
            isDanger
            onConfirm={(reason) => change.run(() => submitRunCancel({ runId, reason }), again)}
          />
        ) : null}
      </PageHead>
      <div className="grid min-h-0 flex-1 content-start overflow-auto max-lg:grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_340px] lg:content-stretch lg:overflow-hidden 2xl:grid-cols-[minmax(0,1fr)_400px]">
        {/* It scrolls alone, so the keyboard must be able to enter it. */}
        <section
          aria-label="Steps of this run"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="min-h-0 px-8 pt-6 pb-12 focus-visible:-outline-offset-2 max-sm:p-4 lg:overflow-auto"
        >
          {change.error === null ? null : (
            <p role="alert" className="mb-3 text-danger-text">
              {change.error}
            </p>
          )}
          {run.message === null || isOver(run.state) ? null : (
            <Notice tone="info" title={run.message} className="mb-5 max-w-205" />
          )}
          <ol className="max-w-205">
            <li className={RUN_LINE}>
              <Glyph name="check" tone="success" className="mx-0.5 mt-px size-[18px]" />
              <div>
                <p className="font-semibold">Started</p>
                <p className="text-ink-2">{`${run.occasionWords}, for ${run.person.displayName}`}</p>
              </div>
              <span className="text-right text-12 text-ink-3">
                <Time at={run.createdAt} />
              </span>
            </li>
            {run.steps.map((step, at) => (
              <RunStep
                key={step.stepId}
                step={step}
                number={numbers[at] ?? ""}
                verbs={canWork ? verbs : null}
              />
            ))}
          </ol>
        </section>
        <RunAside run={run} canWork={canWork} isRunning={change.isRunning} onUndo={undo} undone={undone} />
      </div>
    </>
  );
}
