"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { SwitchRow } from "#components/ui/switch.tsx";
import { saveDefaultAction, savePreferenceAction } from "#lib/messages/server-actions.ts";
import type { ChannelChoices, KindChoice } from "#lib/messages/types.ts";

type KindSwitchesProps = { of: ChannelChoices; isForEverybody?: boolean };

/** Which kinds go by a channel, each saved at once: one's own, or everybody's who has not chosen. */
export function KindSwitches({ of: { channel, choices }, isForEverybody = false }: KindSwitchesProps) {
  const { run, isRunning, error } = useChange();
  const [pressed, setPressed] = useState<Readonly<Record<string, boolean>>>({});
  const save = isForEverybody ? saveDefaultAction : savePreferenceAction;
  const change = ({ kind }: KindChoice, isOn: boolean) => {
    // One at a time: a second press while the first is on its way would be dropped.
    if (isRunning) return;
    setPressed({ [kind]: isOn });
    run(() => save({ kind, channel, isOn }));
  };
  // What was refused falls back to what is stored.
  const isOn = (choice: KindChoice) => (error === null ? pressed[choice.kind] : undefined) ?? choice.isOn;
  return (
    <>
      <div className="max-w-160">
        {choices.map((choice) => (
          <SwitchRow
            key={choice.kind}
            label={choice.when}
            checked={isOn(choice)}
            onCheckedChange={(next) => change(choice, next)}
          />
        ))}
      </div>
      <ChangeProblem words={error} />
    </>
  );
}
