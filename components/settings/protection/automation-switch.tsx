"use client";
import { useState, type FormEvent } from "react";
import { ResumeAutomationButton } from "#components/requests/resume-automation-button.tsx";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { AutomationPause } from "#lib/entra/protection/data.ts";
import { pauseAutomationAction } from "#lib/entra/protection/server-actions.ts";
import { ChangeProblem } from "./change-problem.tsx";

type AutomationSwitchProps = { pause: AutomationPause | null; mayResume: boolean };

/** Whether automation runs, and the way to the other state. */
export function AutomationSwitch({ pause, mayResume }: AutomationSwitchProps) {
  if (pause === null) return <PauseForm />;
  return (
    <Notice
      tone="warning"
      title={
        <>
          Paused by {pause.byName} since <Time at={pause.at} />.
        </>
      }
      action={mayResume ? <ResumeAutomationButton /> : undefined}
    >
      <p>{pause.why}</p>
    </Notice>
  );
}

function PauseForm() {
  const [why, setWhy] = useState("");
  const { run, isRunning, error } = useChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => pauseAutomationAction({ why }));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <p>
        <StatusMark glyph="dot">Running</StatusMark>
      </p>
      <div className="flex max-w-160 items-end gap-2 max-sm:flex-wrap">
        <Field label="Reason" className="min-w-0 flex-1 max-sm:basis-full">
          {({ isInvalid: _unused, ...control }) => (
            <Input
              {...control}
              maxLength={200}
              placeholder="What you saw"
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" isRunning={isRunning} runningLabel="Pausing…">
          Pause all automation
        </Button>
      </div>
      <ChangeProblem words={error} />
    </form>
  );
}
