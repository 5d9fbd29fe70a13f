"use client";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import { switchChannelAction } from "#lib/messages/server-actions.ts";
import type { ChannelChoices, ChannelView } from "#lib/messages/types.ts";

type ChannelStateProps = { channel: ChannelChoices["channel"]; view: ChannelView };

/** Whether a channel is on and works, with the switch. */
export function ChannelState({ channel, view }: ChannelStateProps) {
  const { run, isRunning, error } = useChange();
  const { isOn, lastSentAt, problem, problemAt } = view;
  return (
    <div className="grid max-w-160 justify-items-start gap-2">
      <ChannelMark view={view} />
      {problem === null ? null : (
        <p className="text-ink-2">
          {problem} {problemAt === null ? null : <Time at={problemAt} className="text-12 text-ink-3" />}
        </p>
      )}
      {lastSentAt === null ? null : (
        <p className="text-12 text-ink-3">
          Last sent <Time at={lastSentAt} />
        </p>
      )}
      <div className="flex items-center gap-2">
        <Button
          isRunning={isRunning}
          onClick={() => run(() => switchChannelAction({ channel, isOn: !isOn }))}
        >
          {isOn ? "Switch off" : "Switch on"}
        </Button>
        <span className="text-12 text-ink-3">
          {isOn ? "What still waits is listed as not delivered." : "The settings are kept."}
        </span>
      </div>
      <ChangeProblem words={error} />
    </div>
  );
}

/** The state in a shape and two words. */
export function ChannelMark({ view }: { view: ChannelView | null }) {
  if (view === null) return <StatusMark glyph="hollow">Not set up</StatusMark>;
  if (!view.isOn) return <StatusMark glyph="minus">Off</StatusMark>;
  if (view.problem !== null) return <StatusMark glyph="alert">The last one failed</StatusMark>;
  return <StatusMark glyph="dot">On</StatusMark>;
}
