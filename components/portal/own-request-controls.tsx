"use client";
import { BellRing, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { sendCancel, sendNudge } from "#lib/requests/server-actions.ts";

type OwnRequestControlsProps = {
  requestId: string;
  mayNudge: boolean;
  /** What there is to know once they asked how it goes. */
  children: ReactNode;
};

/** What the requester can do with an open request besides answering: ask how it goes, take it back. */
export function OwnRequestControls({ requestId, mayNudge, children }: OwnRequestControlsProps) {
  const { run, isRunning, error } = useChange();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-2">
        {isAsking ? (
          <>
            <span className="text-ink-2">Cancel this request? What was done already stays done.</span>
            <Button
              variant="quiet-danger"
              isRunning={isRunning}
              runningLabel="Cancelling…"
              onClick={() => run(() => sendCancel({ requestId }))}
            >
              Cancel request
            </Button>
            <Button variant="ghost" onClick={() => setAsking(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <>
            <Button
              icon={<Icon of={BellRing} size={14} />}
              isRunning={isRunning}
              runningLabel="Asking…"
              disabledReason={mayNudge ? undefined : "You can ask once a day."}
              onClick={() => run(() => sendNudge({ requestId }))}
            >
              Ask how it’s going
            </Button>
            <Button variant="ghost" icon={<Icon of={X} size={14} />} onClick={() => setAsking(true)}>
              Cancel request
            </Button>
          </>
        )}
      </div>
      {mayNudge || isAsking ? null : (
        <p className="mt-2 text-12 text-ink-3">
          You asked. {children} If nothing happens, you can ask again tomorrow.
        </p>
      )}
      {error === null ? null : (
        <p role="alert" className="mt-2 text-12 text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}
