import { Glyph } from "#components/ui/glyph.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#components/entra/connect/format-duration.ts";
import { cn } from "#lib/platform/cn.ts";
import type { RunStepView } from "#lib/workflows/types.ts";
import { RUN_LOOK } from "../workflow-look.ts";
import { EffectLine } from "./effect-line.tsx";
import { StepControls, type StepVerbs } from "./step-controls.tsx";

type RunStepProps = { step: RunStepView; number: string; verbs: StepVerbs | null };

export const RUN_LINE =
  "relative grid grid-cols-[22px_minmax(0,1fr)_88px_72px] gap-x-3 pb-[18px] not-last:before:absolute not-last:before:top-[22px] not-last:before:-bottom-0.5 not-last:before:left-[10.5px] not-last:before:w-px not-last:before:bg-line-2 max-sm:grid-cols-[22px_minmax(0,1fr)_64px] max-sm:gap-x-2";

const INDENT = [
  "",
  "ml-[34px] max-sm:ml-4",
  "ml-[68px] max-sm:ml-8",
  "ml-[102px] max-sm:ml-12",
  "ml-[136px] max-sm:ml-16",
];

/** One step of a run: how it stands, what it did, and what can be done about it. */
export function RunStep({ step, number, verbs }: RunStepProps) {
  const { state, title, startedAt, finishedAt, message } = step;
  const look = RUN_LOOK[state];
  const isAhead = startedAt === null && state !== "Skipped";
  const isFailed = state === "Failed";
  return (
    <li className={cn(RUN_LINE, INDENT[step.depth])} data-step={step.stepId}>
      <Glyph name={look.glyph} tone={look.tone} className="mx-0.5 mt-px size-[18px]" />
      <div className="min-w-0">
        <p
          className={cn(
            "font-semibold [overflow-wrap:anywhere]",
            isAhead && "text-ink-3",
            isFailed && "text-danger-text",
          )}
        >
          {`${number}. ${title}`}
          <span className="sr-only">{`, ${isAhead ? "still to come" : state}`}</span>
        </p>
        <StepFacts step={step} />
        {message === null || isFailed ? null : (
          <p className="text-ink-2 [overflow-wrap:anywhere]">{message}</p>
        )}
        {step.effects.length === 0 ? null : (
          <ul className="mt-1.5 grid gap-1">
            {step.effects.map((effect, at) => (
              // Two effects of a step may read the same.
              <li key={effect.actionRunId ?? at}>
                <EffectLine effect={effect} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className="text-right text-12 text-ink-3">
        {startedAt === null ? isAhead ? "Not yet" : state : <Time at={startedAt} />}
      </span>
      <span className="text-right text-12 text-ink-3 tabular-nums max-sm:hidden">
        {startedAt === null || finishedAt === null ? "" : formatDuration(finishedAt - startedAt)}
      </span>
      <StepControls step={step} verbs={verbs} />
    </li>
  );
}

/** With what it was carried out, and for whom or until when it waits. */
function StepFacts({ step }: { step: RunStepView }) {
  const { input, approval, madeRequest, dueAt, finishedAt } = step;
  return (
    <>
      {input.length === 0 ? null : (
        <p className="text-ink-2 [overflow-wrap:anywhere]">
          {input.map(({ label, text }, at) => (
            <span key={label}>
              {at === 0 ? "" : ", "}
              <span className="text-ink-3">{`${label} `}</span>
              {text}
            </span>
          ))}
        </p>
      )}
      {approval === null ? null : (
        <p className="text-ink-2">
          {approval.state === "Pending" ? (
            <>
              {`Waits for ${approval.waitingFor ?? "an approver"} until `}
              <Time at={approval.expiresAt} />
              {". "}
            </>
          ) : (
            `${approval.state}. `
          )}
          <TextLink href={`/approvals/${approval.id}`}>Open the approval</TextLink>
        </p>
      )}
      {madeRequest === null ? null : (
        <p>
          <TextLink href={`/requests/${madeRequest.number}`}>
            {`REQ-${madeRequest.number} ${madeRequest.title}`}
          </TextLink>
        </p>
      )}
      {dueAt === null || finishedAt !== null ? null : (
        <p className="text-ink-2">
          Looked at again <Time at={dueAt} />
        </p>
      )}
    </>
  );
}
