"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { withProof } from "#components/proof/with-proof.ts";
import { Button } from "#components/ui/button.tsx";
import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { showToast } from "#components/ui/toast.ts";
import { discardHoldAction, releaseHoldAction } from "#lib/entra/sync/server-actions.ts";
import type { Hold } from "#lib/entra/sync/types.ts";

const figures = new Intl.NumberFormat("en-GB");

/** Release or discard, with what each does said before the click. */
export function HoldDecision({ hold }: { hold: Hold }) {
  const router = useRouter();
  const leave = () => {
    router.push("/settings/integrations/entra");
    router.refresh();
  };
  const release = useMutation({
    mutationFn: () => withProof(() => releaseHoldAction({ holdId: hold.id })),
    onSuccess: (result) => {
      if (result.status !== "ok") return;
      showToast({ status: "done", title: "Released. The sync that applies it has started." });
      leave();
    },
  });
  const discard = useMutation({
    mutationFn: () => discardHoldAction({ holdId: hold.id }),
    onSuccess: (result) => {
      if (result.status !== "ok") return;
      showToast({ status: "done", title: "Discarded. Gatehouse keeps what it has." });
      leave();
    },
  });
  const refusal = [release.data, discard.data].find(
    (result) => result !== undefined && result.status !== "ok",
  );
  return (
    <div className="mb-6 max-w-160">
      <ChangeBlock label="What each choice does">
        <ChangeLine change="changes">
          <b className="font-medium">Release</b> lets the next sync apply exactly these{" "}
          {figures.format(hold.count)}. What Entra changed since is judged anew.
        </ChangeLine>
        <ChangeLine change="stays">
          <b className="font-medium">Discard</b> keeps what Gatehouse has. The next sync asks again if Entra
          still says the same.
        </ChangeLine>
        <ChangeLine change="stays">Neither changes anything in Entra.</ChangeLine>
      </ChangeBlock>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button
          variant="danger"
          isRunning={release.isPending}
          runningLabel="Releasing…"
          disabledReason={discard.isPending ? "Discarding." : undefined}
          onClick={() => release.mutate()}
        >
          Release {figures.format(hold.count)} changes
        </Button>
        <Button
          isRunning={discard.isPending}
          runningLabel="Discarding…"
          disabledReason={release.isPending ? "Releasing." : undefined}
          onClick={() => discard.mutate()}
        >
          Discard
        </Button>
        <span role="alert" className="text-danger-text">
          {refusal?.message}
        </span>
      </div>
    </div>
  );
}
