"use client";
import { useRouter } from "next/navigation";
import { useQuery, useQueryClient } from "#components/ui/query.ts";
import type { PanelData } from "#lib/approvals/panel-data.ts";
import { fetchJson } from "../fetch-json.ts";

const RUNNING_MS = 1_000;
const CHECKING_MS = 2_500;
/** A result that Entra's copies don't show yet is looked at again for this long. */
const WATCH_MS = 60_000;
/** Somebody else decides, in minutes or days. */
const DECIDING_MS = 15_000;

const keyOf = (objectId: string, requestId: string | null) => ["side-panel", objectId, requestId];

/** The panel's data: first paint from the server, then fresh while something is on its way. */
export function useSidePanel(objectId: string, requestId: string | null, initial: PanelData) {
  const search = new URLSearchParams({
    subject: objectId,
    ...(requestId === null ? {} : { request: requestId }),
  });
  return useQuery({
    queryKey: keyOf(objectId, requestId),
    queryFn: ({ signal }) => fetchJson<PanelData>(`/api/actions/panel?${search}`, signal),
    initialData: initial,
    enabled: initial.status === "person",
    refetchInterval: ({ state }) => intervalFor(state.data),
  });
}

/** How soon to look again, by what is on its way; false when nothing is. */
function intervalFor(data: PanelData | undefined): number | false {
  if (data?.status !== "person") return false;
  const runs = data.runs;
  if (runs.some((run) => run.standing === "running")) return RUNNING_MS;
  const isFresh = (at: number) => Date.now() - at < WATCH_MS;
  const isWatched = runs.some(
    (run) => run.standing === "checking" || (run.standing === "done" && isFresh(run.at)),
  );
  if (isWatched) return CHECKING_MS;
  return data.approvals.length > 0 ? DECIDING_MS : false;
}

/** After an action: the panel and the page behind it (timeline) are read again. */
export function useRefresh(objectId: string, requestId: string | null): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    router.refresh();
    await client.invalidateQueries({ queryKey: keyOf(objectId, requestId) });
    await client.invalidateQueries({ queryKey: ["action-target"] });
    await client.invalidateQueries({ queryKey: ["action-preview"] });
    await client.invalidateQueries({ queryKey: ["combobox", "action-targets"] });
  };
}
