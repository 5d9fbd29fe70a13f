"use client";
import { useMutation } from "#components/ui/query.ts";
import { Button } from "#components/ui/button.tsx";
import { ChangeLine } from "#components/ui/change-block.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import { sendReminder, sendWithdrawal } from "#lib/approvals/server-actions.ts";
import type { ApprovalView } from "#lib/approvals/types.ts";

type ApprovalLineProps = {
  approval: ApprovalView;
  /** Who has paused all automation; null while it runs. */
  pausedBy: string | null;
  isBusy: boolean;
  isStarting: boolean;
  onStart: () => void;
  onChanged: () => Promise<void>;
};

const CHANGES = { remind: sendReminder, withdraw: sendWithdrawal } as const;

/** An action that waits for somebody's approval, or was approved and has not run yet: whose turn it is. */
export function ApprovalLine(props: ApprovalLineProps) {
  const { approval, pausedBy, isBusy, isStarting, onStart, onChanged } = props;
  const { standing, canRemind, canWithdraw, canRunNow } = approval;
  const change = useMutation({
    mutationFn: (kind: keyof typeof CHANGES) => CHANGES[kind]({ approvalId: approval.id }),
    onSettled: onChanged,
  });
  const refusal = change.isError
    ? "Gatehouse didn't answer. Look again, then try once more."
    : change.data === undefined || change.data.status === "ok"
      ? null
      : change.data.message;
  const isDoing = (kind: keyof typeof CHANGES) => change.isPending && change.variables === kind;
  const isWaiting = standing === "waiting";
  return (
    <li
      tabIndex={-1}
      data-approval={approval.id}
      className="border-t border-line px-4 py-2.5 -outline-offset-2"
    >
      <ChangeLine change={approval.mark}>
        <div className="font-medium">{approval.isProposal ? approval.title : approval.target}</div>
        <StatusMark
          glyph={isWaiting ? "arch" : approval.isProposal ? "hollow" : "check"}
          isWordToned
          className="text-12"
        >
          {approval.isProposal
            ? `Proposed through ${approval.proposedThrough ?? "a key"}`
            : isWaiting
              ? "Needs approval"
              : `Approved by ${approval.decidedBy ?? "somebody"}`}
        </StatusMark>
        <p className="text-12 text-ink-2">
          <Standing approval={approval} pausedBy={pausedBy} />
        </p>
        {refusal === null ? null : (
          <p role="alert" className="mt-0.5 text-12 text-danger-text">
            {refusal}
          </p>
        )}
      </ChangeLine>
      {canRemind || canWithdraw || canRunNow ? (
        <div className="mt-2 ml-6 flex flex-wrap gap-2">
          {canRunNow ? (
            <Button
              size="s"
              variant="primary"
              isRunning={isStarting}
              runningLabel="Starting…"
              disabledReason={pausedBy === null ? undefined : `${pausedBy} has paused all automation.`}
              disabled={isBusy && !isStarting}
              onClick={onStart}
            >
              {/* What was approved and waits here has no target: what it is about is its own name. */}
              {approval.isProposal ? "Start" : approval.target}
            </Button>
          ) : null}
          {canRemind ? (
            <Button
              size="s"
              isRunning={isDoing("remind")}
              runningLabel="Reminding…"
              disabled={isBusy || change.isPending}
              aria-label={`Remind: ${approval.target}`}
              onClick={() => change.mutate("remind")}
            >
              Remind
            </Button>
          ) : null}
          {canWithdraw ? (
            <Button
              size="s"
              variant="ghost"
              isRunning={isDoing("withdraw")}
              runningLabel="Withdrawing…"
              disabled={isBusy || change.isPending}
              aria-label={`Withdraw: ${approval.target}`}
              onClick={() => change.mutate("withdraw")}
            >
              Withdraw
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** Whose turn it is, since when; or why what was approved has not run yet. */
function Standing({ approval, pausedBy }: Pick<ApprovalLineProps, "approval" | "pausedBy">) {
  const { standing, waitingFor, askedAt, remindedAt, askedBy, canRunNow } = approval;
  if (standing === "waiting")
    return (
      <>
        Waiting for {waitingFor ?? "an approver"}, since <Time at={askedAt} />
        {remindedAt === null ? null : (
          <span className="text-ink-3">
            , reminded <Time at={remindedAt} />
          </span>
        )}
      </>
    );
  if (pausedBy !== null)
    return <>{pausedBy} has paused all automation. It goes on when an admin resumes it.</>;
  if (standing !== "ready") return <>It runs within a minute.</>;
  if (approval.isProposal)
    return (
      <>Nothing has happened yet. {canRunNow ? "Start it, or withdraw it." : `${askedBy} can start it.`}</>
    );
  return canRunNow ? <>Start it while you can pass the password on.</> : <>{askedBy} has to start it.</>;
}
