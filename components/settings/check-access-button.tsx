"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { checkAccessAction } from "#lib/entra/connection/server-actions.ts";

/** For what was repaired at Microsoft without a new consent: a policy, a disabled app, a secret. */
export function CheckAccessButton() {
  const router = useRouter();
  const check = useMutation({
    mutationFn: () => checkAccessAction({}),
    onSuccess: (result) => {
      if (result.status !== "ok") showToast({ status: "failed", title: result.message });
      else if (result.value.status === "restored")
        showToast({ status: "done", title: "Entra accepts Gatehouse again. A sync has started." });
      else showToast({ status: "failed", title: "Still not accepted.", detail: result.value.reason });
      router.refresh();
    },
  });
  return (
    <Button isRunning={check.isPending} runningLabel="Checking…" onClick={() => check.mutate()}>
      Check again
    </Button>
  );
}
