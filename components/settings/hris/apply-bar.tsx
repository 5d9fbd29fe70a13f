"use client";
import { useRouter } from "next/navigation";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { sendHrisApply, sendHrisPutAway } from "#lib/hris/server-actions.ts";
import type { DryRun } from "#lib/hris/types.ts";

const BACK = "/settings/integrations/hris";

/** Applies what the dry run shows, or puts the file away. */
export function ApplyBar({ uploadId, run }: { uploadId: string; run: DryRun }) {
  const router = useRouter();
  const applying = useChange();
  const leaving = useChange();
  const leave = (title: string) => {
    showToast({ status: "done", title });
    router.push(BACK);
  };
  const apply = () => {
    if (run.status !== "ready") return;
    applying.run(
      () => sendHrisApply({ uploadId, seen: run.digest }),
      (counts) => leave(`Applied: ${counts.new} new, ${counts.changed} changed, ${counts.refused} refused.`),
    );
  };
  const putAway = () =>
    leaving.run(
      () => sendHrisPutAway({ uploadId }),
      () => leave("The file is put away. Nothing of it counts."),
    );
  const takes = run.status === "ready" ? run.counts.rows - run.counts.refused : 0;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-5">
      <Button
        variant="primary"
        isRunning={applying.isRunning}
        runningLabel="Applying…"
        disabledReason={whyNot(run, takes)}
        onClick={apply}
      >
        {takes === 1 ? "Apply 1 row" : `Apply ${takes.toLocaleString("en")} rows`}
      </Button>
      <Button variant="ghost" isRunning={leaving.isRunning} runningLabel="Putting away…" onClick={putAway}>
        Put away
      </Button>
      {run.status === "ready" && run.counts.refused > 0 ? (
        <span className="text-12 text-ink-3">
          Refused rows stay out; mend them and upload the file again.
        </span>
      ) : null}
      <ChangeProblem words={applying.error ?? leaving.error} />
    </div>
  );
}

function whyNot(run: DryRun, takes: number): string | undefined {
  if (run.status === "unread") return "Choose the columns first.";
  return takes === 0 ? "Every row is refused." : undefined;
}
