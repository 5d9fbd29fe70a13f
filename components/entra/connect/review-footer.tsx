"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { disconnectAction } from "#lib/entra/connection/server-actions.ts";
import { finishSetupAction } from "#lib/entra/sync/server-actions.ts";

const OVERVIEW = "/settings/integrations/entra?finished=1";

/** Accept what was imported, or throw it away. */
export function ReviewFooter() {
  const router = useRouter();
  const finish = useMutation({
    mutationFn: () => finishSetupAction({}),
    onSuccess: (result) => {
      if (result.status === "ok") router.push(OVERVIEW);
    },
  });
  const discard = useMutation({
    mutationFn: () => disconnectAction({}),
    onSuccess: (result) => {
      if (result.status === "ok") router.push("/settings/integrations");
    },
  });
  const refusal = [finish.data, discard.data].find((result) => result !== undefined && result.status !== "ok");
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
        {refusal !== undefined && refusal.status !== "ok" ? refusal.message : null}
      </span>
      <Button variant="quiet-danger" size="l" className="ml-auto" isRunning={discard.isPending} runningLabel="Discarding…" onClick={() => discard.mutate()}>
        Disconnect and discard
      </Button>
    </>
  );
}
