"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { OpenPause } from "#lib/entra/protection/load-protection.ts";
import { releaseLimitAction } from "#lib/entra/protection/server-actions.ts";
import { ChangeProblem } from "./change-problem.tsx";

/** Who reached a limit and waits for another admin. */
export function LimitPauses({ pauses }: { pauses: readonly OpenPause[] }) {
  if (pauses.length === 0) return null;
  return (
    <ul aria-label="Limits that were reached" className="mb-4 grid gap-2">
      {pauses.map((pause) => (
        <PauseRow key={pause.id} pause={pause} />
      ))}
    </ul>
  );
}

function PauseRow({ pause }: { pause: OpenPause }) {
  const { run, isRunning, error } = useChange();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-box border border-warning-line bg-warning-soft px-3 py-2.5">
      <div className="min-w-60 flex-1">
        <p className="font-medium">
          <StatusMark glyph="alert">
            {pause.isShared ? "Everybody is paused" : `${pause.who} is paused`}
          </StatusMark>
        </p>
        <p className="text-12 text-ink-2">
          {pause.isShared ? `${pause.who} reached the limit of all together` : pause.title}: {pause.limit} in
          one {pause.isShared ? "day" : "hour"}, at <Time at={pause.at} />. Actions that take something away
          wait{pause.isOwn ? " until another admin releases it" : ""}.
        </p>
        <ChangeProblem words={error} />
      </div>
      <Button
        size="s"
        isRunning={isRunning}
        disabledReason={pause.isOwn ? "You reached this limit. Another admin has to release it." : undefined}
        onClick={() => run(() => releaseLimitAction({ pauseId: pause.id }))}
      >
        Release
      </Button>
    </li>
  );
}
