"use client";
import { useQuery, useQueryClient } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ImportProgress } from "#lib/entra/sync/types.ts";
import { fetchJson } from "../fetch-json.ts";

const WATCH_MS = 700;
const IDLE_MS = 5_000;
const KEY = ["entra-sync"] as const;

export type Watched = { now: number; run: ImportProgress | null };

export const isOpen = (run: ImportProgress | null | undefined) =>
  run?.status === "Queued" || run?.status === "In progress";

/** The sync under way, followed closely; a scheduled one is noticed too. When it is over the page is read anew. */
export function useSyncProgress(onOver?: (run: ImportProgress) => void) {
  const router = useRouter();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<Watched>("/api/entra/sync", signal),
    refetchInterval: (query) => (isOpen(query.state.data?.run) ? WATCH_MS : IDLE_MS),
    staleTime: 0,
  });
  const run = data?.run ?? null;
  // The run that the page shows already: any other one that is over is news.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (run === null) return;
    const isFirst = shown.current === null;
    if (isOpen(run)) {
      shown.current = "";
      return;
    }
    if (shown.current === run.runId) return;
    shown.current = run.runId;
    if (isFirst) return;
    onOver?.(run);
    router.refresh();
  }, [run, onOver, router]);
  return {
    run: isOpen(run) ? run : null,
    now: data?.now ?? 0,
    lookAgain: () => client.invalidateQueries({ queryKey: KEY }),
  };
}
