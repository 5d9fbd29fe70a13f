"use client";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import { retryAllSendsAction, retrySendAction } from "#lib/messages/server-actions.ts";
import type { FailedSend } from "#lib/messages/types.ts";

/** Columns that a narrow screen has no room for. */
const ROOMY = "max-md:hidden";

const CHANNEL = { email: "Email", teams: "Teams" } as const;

/** What did not go out, why, and Retry. */
export function FailureTable({ failures }: { failures: readonly FailedSend[] }) {
  const { run, isRunning, error } = useChange();
  if (failures.length === 0)
    return <p className="text-ink-2">Nothing: everything that was to go out has gone out.</p>;
  const held = isRunning ? "Another change is being saved." : undefined;
  return (
    <>
      <Table isBoxed isWrapping aria-label="Not delivered">
        <THead>
          <Th>Notification</Th>
          <Th className={ROOMY}>To</Th>
          <Th className={ROOMY}>By</Th>
          <Th className={ROOMY}>Why</Th>
          <Th className={ROOMY}>When</Th>
          <Th className="w-20">
            <span className="sr-only">Retry</span>
          </Th>
        </THead>
        <TBody>
          {failures.map((failure) => (
            <Tr key={`${failure.messageId} ${failure.channel}`}>
              <Td isStrong>
                {failure.subject}
                <span className="block text-12 font-normal text-ink-2 md:hidden">{`To ${failure.to}. ${failure.reason}`}</span>
              </Td>
              <Td className={ROOMY}>{failure.to}</Td>
              <Td className={ROOMY}>{CHANNEL[failure.channel]}</Td>
              <Td className={ROOMY}>
                <StatusMark glyph="cross" isWordToned={false} className="max-w-full whitespace-normal">
                  <span className="whitespace-normal">{failure.reason}</span>
                </StatusMark>
              </Td>
              <Td className={ROOMY}>
                <Time at={failure.at} />
              </Td>
              <Td className="text-right">
                <Button
                  size="s"
                  disabledReason={held}
                  onClick={() =>
                    run(() => retrySendAction({ messageId: failure.messageId, channel: failure.channel }))
                  }
                >
                  <span>
                    Retry<span className="sr-only">{` ${failure.subject}, to ${failure.to}`}</span>
                  </span>
                </Button>
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <div className="mt-3 flex items-center gap-2">
        <Button disabledReason={held} onClick={() => run(() => retryAllSendsAction({}))}>
          Retry all
        </Button>
        <ChangeProblem words={error} />
      </div>
    </>
  );
}
