"use client";
import { CheckCheck } from "lucide-react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { markReadAction } from "#lib/messages/server-actions.ts";
import { refreshUnread } from "./use-unread.ts";

/** Marks everything as read. */
export function ReadAllButton({ unread }: { unread: number }) {
  const { run, isRunning, error } = useChange();
  return (
    <>
      {error === null ? null : (
        <span role="alert" className="truncate text-danger-text">
          {error}
        </span>
      )}
      <Button
        size="s"
        icon={<Icon of={CheckCheck} size={14} />}
        isRunning={isRunning}
        disabledReason={unread === 0 ? "Everything is read." : undefined}
        onClick={() =>
          run(
            () => markReadAction({ messageId: null }),
            () => void refreshUnread(),
          )
        }
      >
        Mark all as read
      </Button>
    </>
  );
}
