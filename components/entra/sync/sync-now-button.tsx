"use client";
import { useMutation } from "#components/ui/query.ts";
import { RefreshCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.ts";
import { syncNowAction } from "#lib/entra/sync/server-actions.ts";
import type { ImportProgress } from "#lib/entra/sync/types.ts";
import { useSyncProgress } from "./use-sync-progress.ts";

/** Asks the worker for a sync; the page follows it until it is over. */
export function SyncNowButton({ disabledReason }: { disabledReason?: string | undefined }) {
  const { run, lookAgain } = useSyncProgress(sayResult);
  const sync = useMutation({
    mutationFn: () => syncNowAction({}),
    onSuccess: async (result) => {
      if (result.status !== "ok") showToast({ status: "failed", title: result.message });
      await lookAgain();
    },
  });
  return (
    <Button
      icon={<Icon of={RefreshCw} size={14} />}
      isRunning={sync.isPending || run !== null}
      runningLabel="Syncing…"
      disabledReason={disabledReason}
      onClick={() => sync.mutate()}
    >
      Sync now
    </Button>
  );
}

function sayResult(run: ImportProgress): void {
  if (run.status === "Completed") showToast({ status: "done", title: "Synced with Entra." });
  else if (run.status === "Held")
    showToast({ status: "waiting", title: "Synced, but part of it waits for your decision." });
  else if (run.status === "Failed")
    showToast({ status: "failed", title: run.error?.message ?? "The sync failed." });
}
