"use client";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { WorkflowDetails } from "#lib/workflows/types.ts";
import { ConfirmButton } from "../confirm-button.tsx";

type HeldNoticeProps = {
  workflow: WorkflowDetails;
  canEdit: boolean;
  isRunning: boolean;
  onDecide: (decision: "release" | "drop") => void;
};

/** More people are due than the limit allows, or what is due may have been done: who it is about, and the two ways on. */
export function HeldNotice({ workflow, canEdit, isRunning, onDecide }: HeldNoticeProps) {
  const { id, heldAt, heldWhy, heldRuns, dailyLimit } = workflow;
  if (heldAt === null) return null;
  const isInDoubt = heldWhy === "in-doubt";
  const people = heldRuns === 1 ? "1 person" : `${heldRuns.toLocaleString("en-GB")} people`;
  return (
    <Notice
      tone="warning"
      title={
        <>
          Held since <Time at={heldAt} />:{" "}
          {isInDoubt ? "what is due may have been done already" : "more people are due than the limit allows"}
        </>
      }
      action={
        canEdit ? (
          <>
            <ConfirmButton
              size="s"
              label="Let them start"
              isRunning={isRunning}
              question={`Start ${heldRuns === 1 ? "the held run" : `all ${heldRuns} held runs`}?`}
              confirm="Let them start"
              onConfirm={() => onDecide("release")}
            >
              {`The steps run for ${people}, each as if it were due now.`}
            </ConfirmButton>
            <ConfirmButton
              size="s"
              label="Drop them"
              isRunning={isRunning}
              question={`Cancel ${heldRuns === 1 ? "the held run" : `all ${heldRuns} held runs`}?`}
              confirm="Drop them"
              isDanger
              onConfirm={() => onDecide("drop")}
            >
              {`Nothing happens for ${people}. They don’t start by themselves again for the same date.`}
            </ConfirmButton>
          </>
        ) : null
      }
    >
      {isInDoubt ? (
        <>
          {`${people} ${heldRuns === 1 ? "was" : "were"} due before this installation was confirmed, and what was restored may lack the runs they had. Cancel `}
          <TextLink href={`/workflows/${id}/runs?state=Queued`}>those that were done</TextLink>, then let the
          others start.
        </>
      ) : (
        `${people} ${heldRuns === 1 ? "waits" : "wait"}. This workflow starts for at most ${dailyLimit} in 24 hours.`
      )}
      {` Nothing new starts before ${canEdit ? "you decide" : "an admin has decided"}.`}
    </Notice>
  );
}
