"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { verifyNewest } from "#lib/audit/server-actions.ts";

/** Verifies the newest entries now; all of them are verified every night. */
export function VerifyButton() {
  const router = useRouter();
  const verify = useMutation({
    mutationFn: () => verifyNewest(),
    onSuccess: (result) => {
      if (result.status !== "ok") showToast({ status: "failed", title: result.message });
      else if (result.value.problem !== null)
        showToast({ status: "failed", title: "The log is not intact.", detail: result.value.problem.words });
      else {
        const { extent, rows } = result.value;
        const count = `${rows.toLocaleString("en-GB")} ${rows === 1 ? "entry" : "entries"}`;
        showToast({ status: "done", title: `Intact: ${extent === "all" ? "all" : "the newest"} ${count}.` });
      }
      router.refresh();
    },
  });
  return (
    <Button size="s" isRunning={verify.isPending} runningLabel="Verifying…" onClick={() => verify.mutate()}>
      Verify
    </Button>
  );
}
