"use client";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { resumeAutomationAction } from "#lib/entra/protection/server-actions.ts";
import { useChange } from "./use-change.ts";

/** Lets automation go on where it stood; for admins. */
export function ResumeAutomationButton() {
  const { run, isRunning, error } = useChange();
  const resume = () =>
    run(
      () => resumeAutomationAction({}),
      () => showToast({ status: "done", title: "Automation goes on." }),
    );
  return (
    <>
      <span role="alert" className="text-danger-text empty:hidden">
        {error}
      </span>
      <Button size="s" isRunning={isRunning} runningLabel="Resuming…" onClick={resume}>
        Resume
      </Button>
    </>
  );
}
