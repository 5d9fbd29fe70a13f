"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { sendReminder, sendWithdrawal, startApprovedFromPanel } from "#lib/approvals/server-actions.ts";
import type { ApprovalDetails } from "#lib/approvals/types.ts";
import { ADVICE, BAR, BIG } from "./decide-style.ts";

/** What those who work on requests can do with what waits: remind, withdraw, start what was approved. */
export function AskerControls({ approval }: { approval: ApprovalDetails }) {
  const { id, canRemind, canWithdraw, canRunNow, isProposal, makesPassword, request, subject, remindedAt } =
    approval;
  const start = useChange();
  const reminder = useChange();
  const withdrawal = useChange();
  if (!canRemind && !canWithdraw && !canRunNow) return null;
  const error = start.error ?? reminder.error ?? withdrawal.error;
  const startHref = request === null ? `/people/${subject?.objectId}` : `/requests/${request.number}`;
  return (
    <div className="mt-3 grid gap-2 max-md:contents">
      {error === null ? null : (
        <p role="alert" className="text-danger-text max-md:mb-3">
          {error}
        </p>
      )}
      <div className={BAR}>
        {canRunNow && isProposal && !makesPassword ? (
          <Button
            variant="primary"
            size="l"
            className={BIG}
            isRunning={start.isRunning}
            runningLabel="Starting…"
            onClick={() => start.run(() => startApprovedFromPanel({ approvalId: id }))}
          >
            Start
          </Button>
        ) : canRunNow ? (
          <LinkButton variant="primary" size="l" className={BIG} href={startHref}>
            {request === null ? "Open the person to start it" : "Open the request to start it"}
          </LinkButton>
        ) : null}
        {canRemind ? (
          <Button
            size="l"
            className={BIG}
            isRunning={reminder.isRunning}
            runningLabel="Reminding…"
            onClick={() => reminder.run(() => sendReminder({ approvalId: id }))}
          >
            Remind
          </Button>
        ) : null}
        {canWithdraw ? (
          <Button
            size="l"
            variant="ghost"
            className={BIG}
            isRunning={withdrawal.isRunning}
            runningLabel="Withdrawing…"
            onClick={() => withdrawal.run(() => sendWithdrawal({ approvalId: id }))}
          >
            Withdraw
          </Button>
        ) : null}
        {remindedAt === null ? null : (
          <span className={ADVICE}>
            Reminded <Time at={remindedAt} />
          </span>
        )}
      </div>
    </div>
  );
}
