"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { finishSetupAction } from "#lib/entra/sync/server-actions.ts";
import { DiscardButton } from "./discard-button.tsx";

const OVERVIEW = "/settings/integrations/entra?finished=1";
const REFRESH_MS = 1_500;

/** Accept what was imported, or throw it away. */
export function ReviewFooter() {
  const router = useRouter();
  const finish = useMutation({
    mutationFn: () => finishSetupAction({}),
    onSuccess: (result) => {
      if (result.status === "ok" && result.value.status === "finished") router.push(OVERVIEW);
    },
  });
  const isApplying = finish.data?.status === "ok" && finish.data.value.status === "started";
  useEffect(() => {
    if (!isApplying) return;
    // The worker applies a large import; this page leads on by itself once it is done.
    const timer = setInterval(() => router.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [isApplying, router]);
  return (
    <>
      <Button
        variant="primary"
        size="l"
        isRunning={finish.isPending || finish.data?.status === "ok"}
        runningLabel="Finishing…"
        onClick={() => finish.mutate()}
      >
        Finish setup
      </Button>
      <span role="alert" className="text-danger-text">
        {finish.data !== undefined && finish.data.status !== "ok" ? finish.data.message : null}
      </span>
      <DiscardButton />
    </>
  );
}
