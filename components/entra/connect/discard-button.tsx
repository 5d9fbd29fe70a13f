"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { withProof } from "#components/proof/with-proof.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { disconnectAction } from "#lib/entra/connection/server-actions.ts";

/** Throws away an import that was not accepted, with its connection. Nothing has shown in People yet. */
export function DiscardButton() {
  const router = useRouter();
  const discard = useMutation({
    mutationFn: () => withProof(() => disconnectAction({})),
    onSuccess: (result) => {
      if (result.status === "ok") router.push("/settings/integrations");
      else showToast({ status: "failed", title: "Nothing was discarded", detail: result.message });
    },
  });
  return (
    <Button
      variant="quiet-danger"
      size="l"
      className="ml-auto"
      isRunning={discard.isPending}
      runningLabel="Discarding…"
      onClick={() => discard.mutate()}
    >
      Disconnect and discard
    </Button>
  );
}
