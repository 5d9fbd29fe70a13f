"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { pauseAction, resumeAction } from "#lib/entra/connection/server-actions.ts";

/** Pause, confirmed in place with what it stops. */
export function PauseButton() {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const pause = useMutation({
    mutationFn: () => pauseAction({}),
    onSuccess: (result) => {
      if (result.status === "ok") router.refresh();
    },
  });
  if (!isAsking) return <Button onClick={() => setIsAsking(true)}>Pause</Button>;
  return (
    <div className="w-full max-w-160">
      <ChangeBlock label="If you pause">
        <ChangeLine change="loses">Syncs and actions stop until somebody resumes.</ChangeLine>
        <ChangeLine change="stays">People, Groups and Apps stay readable, with their age.</ChangeLine>
        <ChangeLine change="stays">Nothing changes in Entra; the consent stays.</ChangeLine>
      </ChangeBlock>
      <div className="mt-3 flex items-center gap-2">
        <Button isRunning={pause.isPending} runningLabel="Pausing…" onClick={() => pause.mutate()}>
          Pause now
        </Button>
        <Button variant="ghost" onClick={() => setIsAsking(false)}>
          Keep running
        </Button>
        <span role="alert" className="text-danger-text">
          {pause.data !== undefined && pause.data.status !== "ok" ? pause.data.message : null}
        </span>
      </div>
    </div>
  );
}

/** Goes on where it was paused; the first sync starts at once. */
export function ResumeButton() {
  const router = useRouter();
  const resume = useMutation({
    mutationFn: () => resumeAction({}),
    onSuccess: () => router.refresh(),
  });
  return (
    <Button
      variant="primary"
      isRunning={resume.isPending}
      runningLabel="Resuming…"
      onClick={() => resume.mutate()}
    >
      Resume
    </Button>
  );
}
