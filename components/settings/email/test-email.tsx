"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { testEmailAction } from "#lib/messages/server-actions.ts";

/** Sends a test by what is saved, to whoever presses; says where it went, or precisely what failed. */
export function TestEmail({ address, isOn }: { address: string; isOn: boolean }) {
  const { run, isRunning, error, clearError } = useChange();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const send = () => {
    setSentTo(null);
    clearError();
    run(
      () => testEmailAction({}),
      ({ to }) => setSentTo(to),
    );
  };
  return (
    <div className="grid max-w-160 justify-items-start gap-3">
      <Button
        isRunning={isRunning}
        runningLabel="Sending…"
        disabledReason={isOn ? undefined : "Save the settings first."}
        onClick={send}
      >
        {`Send a test to ${address}`}
      </Button>
      {error === null ? null : (
        <Notice tone="danger" title="The test did not go out" isLive className="w-full">
          {error}
        </Notice>
      )}
      {sentTo === null ? null : (
        <Notice tone="success" title="The test went out" isLive className="w-full">
          {`Taken for ${sentTo}. Look whether it has arrived, also in the junk folder.`}
        </Notice>
      )}
    </div>
  );
}
