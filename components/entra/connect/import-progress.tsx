"use client";
import { useMutation, useQuery, useQueryClient } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Gauge } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { TechnicalDetails } from "#components/ui/technical-details.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { cancelImportAction, retryImportAction } from "#lib/entra/sync/server-actions.ts";
import type { ImportProgress as Progressing } from "#lib/entra/sync/types.ts";
import { formatDuration } from "./format-duration.ts";
import { ImportSteps } from "./import-steps.tsx";
import { ConnectFrame } from "./connect-frame.tsx";
import { DiscardButton } from "./discard-button.tsx";

const POLL_MS = 1_000;
const REVIEW = "/settings/integrations/entra/connect/review";
const KEY = ["entra-import"];

/** `now` is the server's clock, so that elapsed times don't depend on the viewer's. */
type Polled = { now: number; run: Progressing | null };

async function readProgress(): Promise<Polled> {
  const response = await fetch("/api/entra/import");
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

/** Step 3: live progress per kind; goes on to Review by itself when all is read. */
export function ImportProgress({ initial }: { initial: Polled }) {
  const router = useRouter();
  const queries = useQueryClient();
  const { data, isError, refetch, isFetching } = useQuery({
    queryKey: KEY,
    queryFn: readProgress,
    initialData: initial,
    refetchInterval: ({ state }) => (isOver(state.data?.run?.status) ? false : POLL_MS),
  });
  const { run, now } = data;
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const cancel = useMutation({ mutationFn: () => cancelImportAction({}), onSuccess: refresh });
  const retry = useMutation({ mutationFn: () => retryImportAction({}), onSuccess: refresh });
  const isReady = run?.status === "Ready for review";
  useEffect(() => {
    if (isReady) router.replace(REVIEW);
  }, [isReady, router]);
  const isStopped = run?.status === "Failed" || run?.status === "Cancelled";
  const footer = (
    <>
      {isStopped ? (
        <Button
          variant="primary"
          size="l"
          isRunning={retry.isPending}
          runningLabel="Starting…"
          onClick={() => retry.mutate()}
        >
          Try again
        </Button>
      ) : (
        <Button
          size="l"
          disabledReason={isReady ? undefined : "The import is still running."}
          onClick={() => router.push(REVIEW)}
        >
          Review imported data
        </Button>
      )}
      {isStopped ? <DiscardButton /> : null}
      {isStopped || isReady ? null : (
        <Button
          variant="quiet-danger"
          size="l"
          className="ml-auto"
          isRunning={cancel.isPending}
          runningLabel="Cancelling…"
          onClick={() => cancel.mutate()}
        >
          Cancel import
        </Button>
      )}
    </>
  );
  return (
    <ConnectFrame step={3} isFailed={isStopped} footer={footer}>
      <h1 className="text-20 font-semibold">{TITLES[run?.status ?? "Queued"]}</h1>
      <p className="mt-1 text-ink-2">
        You can <TextLink href="/settings/integrations">leave this page</TextLink>. The import goes on, and
        nothing shows in People before you accept it.
      </p>
      {isError ? (
        <ErrorState title="The progress didn’t load" onRetry={() => void refetch()} isRetrying={isFetching}>
          The import itself goes on.
        </ErrorState>
      ) : null}
      {run === null ? null : <RunFacts run={run} now={now} isStopped={isStopped} />}
    </ConnectFrame>
  );
}

const TITLES: Record<Progressing["status"], string> = {
  Queued: "Import is about to start",
  "In progress": "Importing from Entra",
  "Ready for review": "Everything is read",
  Completed: "Import finished",
  Held: "Import finished",
  Failed: "The import stopped",
  Cancelled: "Import cancelled",
};

const isOver = (status: Progressing["status"] | undefined) =>
  status === "Completed" || status === "Cancelled" || status === "Failed" || status === "Ready for review";

function RunFacts({ run, now, isStopped }: { run: Progressing; now: number; isStopped: boolean }) {
  const percent = Math.floor(run.fraction * 100);
  const elapsedMs = (run.finishedAt ?? now) - run.startedAt;
  const waitMs = run.throttledUntil === null ? 0 : run.throttledUntil - now;
  return (
    <>
      <div className="mt-5 mb-2 flex items-baseline justify-between gap-3">
        <span className="font-medium tabular-nums">{percent}%</span>
        <span className="text-12 text-ink-3 tabular-nums">{formatDuration(elapsedMs)} elapsed</span>
      </div>
      <Progress label="Import" value={percent} isThick tone={isStopped ? "danger" : "accent"} />
      <ImportSteps steps={run.steps} isStopped={isStopped} />
      <div aria-live="polite">
        {waitMs > 0 && !isStopped ? (
          <Notice tone="info" icon={Gauge} title="Microsoft asked us to slow down." className="mt-4">
            <p>Continuing in {formatDuration(waitMs)} where we stopped. Nothing is lost.</p>
          </Notice>
        ) : null}
      </div>
      {run.error === null ? null : (
        <Notice tone="danger" title="The import stopped before its end." isLive className="mt-4">
          <p>{run.error.message} Try again continues where it stopped.</p>
          {run.error.graphRequestId === null ? null : (
            <TechnicalDetails>{`${run.error.kind}\nrequest-id ${run.error.graphRequestId}`}</TechnicalDetails>
          )}
        </Notice>
      )}
    </>
  );
}
