"use client";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { Section } from "#components/ui/section.tsx";
import { Time } from "#components/ui/time.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { HeldInstance } from "#lib/instance/loaders.ts";
import { confirmInstanceAction } from "#lib/instance/server-actions.ts";
import type { InstanceHold } from "#lib/instance/types.ts";

/** What is known about a copied or restored installation, what confirming it means, and the button. */
export function InstanceSection({ hold, lockedSecrets }: HeldInstance) {
  const { run, isRunning, error } = useChange();
  const confirm = () =>
    run(
      () => confirmInstanceAction({}),
      () => showToast({ status: "done", title: "Confirmed. Automation stays paused until you resume it." }),
    );
  return (
    <Section
      anchor="instance"
      title="This installation"
      help="Two that act with the same tenant would do things twice, and undo what people did since."
    >
      <p className="max-w-160">
        Stopped at <Time at={hold.at} />. <Reason hold={hold} />
      </p>
      <div className="mt-3 max-w-160">
        <ChangeBlock label="If you confirm it">
          <ChangeLine change="changes">
            This installation acts with the tenant. No other one with this data may run.
          </ChangeLine>
          <ChangeLine change="changes">
            {countWords(hold.unknownRuns, "action")} of unknown outcome: Gatehouse reads Entra to see whether
            they happened.
          </ChangeLine>
          <ChangeLine change="stays">
            {countWords(hold.voidApprovals, "approval")} cancelled and{" "}
            {countWords(hold.stoppedMessages, "message")} not sent: ask and send again what is still wanted.
          </ChangeLine>
          <ChangeLine change="stays">Automation stays paused until an admin resumes it.</ChangeLine>
          {lockedSecrets.length === 0 ? null : (
            <ChangeLine change="loses">
              The key that sealed these is not here: {lockedSecrets.join(", ")}. Put keys/sealing.key back
              before you confirm, or type them again.
            </ChangeLine>
          )}
        </ChangeBlock>
      </div>
      <div className="mt-3">
        <Button variant="danger" isRunning={isRunning} runningLabel="Confirming…" onClick={confirm}>
          This is the only one that runs
        </Button>
        <ChangeProblem words={error} />
      </div>
    </Section>
  );
}

function Reason({ hold }: { hold: InstanceHold }) {
  const lost =
    hold.missingEntries === 0
      ? null
      : ` ${countWords(hold.missingEntries, "entry", "entries")} of the audit log are missing: so much was done after this state.`;
  switch (hold.reason) {
    case "restored":
      return (
        <>
          It was restored from a backup
          {hold.backupAt === null ? "" : " of "}
          {hold.backupAt === null ? null : <Time at={hold.backupAt} />}.{lost}
        </>
      );
    case "rolled-back":
      return <>Its database is older than what was written beside it.{lost}</>;
    case "copied":
      return (
        <>Its data lies in another place than before: moved, or copied from one that may still run.{lost}</>
      );
  }
}

function countWords(n: number, one: string, many = `${one}s`): string {
  return n === 0 ? `No ${many}` : n === 1 ? `1 ${one}` : `${n.toLocaleString("en-GB")} ${many}`;
}
