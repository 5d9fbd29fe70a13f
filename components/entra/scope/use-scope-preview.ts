"use client";
import { keepPreviousData, useQuery } from "#components/ui/query.ts";
import { useEffect, useState } from "react";
import type { Scope, ScopeNow, ScopePreview } from "#lib/entra/scope/types.ts";
import { fetchJson } from "../fetch-json.ts";

const AFTER_MS = 200;

type Previewed = { preview: ScopePreview; guests: number; blocked: number };

/**
 * What saving `draft` would change, asked once it has stayed for a moment; null while nothing is changed or
 * nothing has answered yet. `isBehind` while an older answer shows.
 */
export function useScopePreview(draft: Scope, isChanged: boolean, now: ScopeNow) {
  const wanted = JSON.stringify(draft);
  const isWhole = isComplete(draft);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    if (!isWhole) return;
    const timer = setTimeout(() => setAsked(wanted), AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted, isWhole]);
  const { data, isFetching, isError, error, refetch } = useQuery({
    queryKey: ["scope-preview", asked],
    queryFn: ({ signal }) =>
      fetchJson<Previewed>(`/api/entra/scope/preview?${new URLSearchParams({ scope: asked })}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    enabled: isChanged && isWhole,
  });
  return {
    preview: isChanged ? (data?.preview ?? null) : null,
    guests: isChanged ? (data?.guests ?? now.guests) : now.guests,
    blocked: isChanged ? (data?.blocked ?? now.blocked) : now.blocked,
    isBehind: isChanged && (asked !== wanted || isFetching),
    error: isChanged && isError ? error.message : null,
    retry: () => void refetch(),
  };
}

/** Nothing chosen yet where something must be: there is nothing to preview. */
export function isComplete({ groups, people }: Scope): boolean {
  const chosen = (part: Scope["groups"] | Scope["people"]) =>
    "objectIds" in part ? part.objectIds.length > 0 : "paths" in part ? part.paths.length > 0 : true;
  return chosen(groups) && chosen(people);
}
