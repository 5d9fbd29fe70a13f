"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { sendAgentStop } from "#lib/playbooks/server-actions.ts";

type StopSwitchProps = { stopped: { at: number; byName: string } | null };

/** Stops the IT Agent at once, and lets it go on. */
export function StopSwitch({ stopped }: StopSwitchProps) {
  const { run, isRunning, error } = useChange();
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-ink-2">
        {stopped === null ? (
          "It reads new requests and messages of requesters, every few seconds."
        ) : (
          <>
            {`${stopped.byName} stopped it `}
            <Time at={stopped.at} />.
          </>
        )}
      </p>
      <Button
        variant={stopped === null ? "danger" : "primary"}
        isRunning={isRunning}
        onClick={() => run(() => sendAgentStop({ isStopped: stopped === null }))}
      >
        {stopped === null ? "Stop the IT Agent" : "Start the IT Agent"}
      </Button>
      {error === null ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}
