"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { testEmailAction, testTeamsAction } from "#lib/messages/server-actions.ts";
import type { ChannelChoices } from "#lib/messages/types.ts";

const TESTS = {
  email: { test: testEmailAction, where: "Look whether it has arrived, also in the junk folder." },
  teams: { test: testTeamsAction, where: "Look in your chats in Teams." },
} as const;

type TestChannelProps = { channel: ChannelChoices["channel"]; to: string; isOn: boolean };

/** Sends a test by what is saved, to whoever presses; says where it went, or precisely what failed. */
export function TestChannel({ channel, to, isOn }: TestChannelProps) {
  const { run, isRunning, error, clearError } = useChange();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { test, where } = TESTS[channel];
  const send = () => {
    setSentTo(null);
    clearError();
    run(
      () => test({}),
      (sent) => setSentTo(sent.to),
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
        {`Send a test to ${to}`}
      </Button>
      {error === null ? null : (
        <Notice tone="danger" title="The test did not go out" isLive className="w-full">
          {error}
        </Notice>
      )}
      {sentTo === null ? null : (
        <Notice tone="success" title="The test went out" isLive className="w-full">
          {`Taken for ${sentTo}. ${where}`}
        </Notice>
      )}
    </div>
  );
}
