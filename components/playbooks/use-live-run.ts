"use client";
import { useQuery, useQueryClient } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { refreshIfUp } from "#components/requests/refresh-if-up.ts";
import { isOver } from "#components/workflows/workflow-look.ts";
import type { RunDetails } from "#lib/workflows/types.ts";

const BUSY_MS = 1_000;
const WAITING_MS = 10_000;

/** A playbook's run as it goes: read every second while steps are carried out. What it changes, the page reads again. */
export function useLiveRun(initial: RunDetails | null): RunDetails | null {
  const router = useRouter();
  const client = useQueryClient();
  const { data } = useQuery({
    // The page's own reading begins it anew, so that a run that somebody retries is followed again.
    queryKey: ["workflow-run", initial?.id, initial?.state],
    queryFn: ({ signal }) => fetchJson<RunDetails>(`/api/workflows/run?run=${initial?.id}`, signal),
    enabled: initial !== null,
    initialData: initial ?? undefined,
    refetchInterval: ({ state: { data: run } }) =>
      run === undefined || isOver(run.state) ? false : run.state === "Waiting" ? WAITING_MS : BUSY_MS,
  });
  const run = data ?? initial;
  const seen = progressOf(run);
  const known = progressOf(initial);
  useEffect(() => {
    if (seen === known) return;
    // The timeline and the side panel show the same person.
    void refreshIfUp(router);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "workflow-run" });
  }, [seen, known, router, client]);
  return run;
}

const progressOf = (run: RunDetails | null) =>
  run === null ? "" : [run.state, ...run.steps.map(({ state }) => state)].join();
