"use client";
import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.tsx";
import { syncNowAction } from "#lib/entra/sync/server-actions.ts";

const REFRESH_MS = 2_000;

/** Asks the worker for a sync; the page follows it until it is over. */
export function SyncNowButton({
  isRunning,
  disabledReason,
}: {
  isRunning: boolean;
  disabledReason?: string | undefined;
}) {
  const router = useRouter();
  const sync = useMutation({
    mutationFn: () => syncNowAction({}),
    onSuccess: (result) => {
      if (result.status !== "ok") showToast({ status: "failed", title: result.message });
      router.refresh();
    },
  });
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => router.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [isRunning, router]);
  return (
    <Button
      icon={<Icon of={RefreshCw} size={14} />}
      isRunning={sync.isPending || isRunning}
      runningLabel="Syncing…"
      disabledReason={disabledReason}
      onClick={() => sync.mutate()}
    >
      Sync now
    </Button>
  );
}
