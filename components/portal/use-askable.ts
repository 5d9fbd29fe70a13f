"use client";
import { useEffect, useState } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import type { Askable } from "#lib/services/types.ts";

const SEARCH_AFTER_MS = 150;

/** Apps and groups called so; `isBehind` until they are there. Without an answer the services alone are found. */
export function useAskable(typed: string): { rows: readonly Askable[]; isBehind: boolean } {
  const q = typed.trim();
  const [found, setFound] = useState<{ q: string; rows: readonly Askable[] }>({ q: "", rows: [] });
  useEffect(() => {
    if (q === "") return;
    const abort = new AbortController();
    const search = async () => {
      const address = `/api/services/askable?${new URLSearchParams({ q })}`;
      const { rows } = await fetchJson<{ rows: readonly Askable[] }>(address, abort.signal).catch(() => ({
        rows: [],
      }));
      if (!abort.signal.aborted) setFound({ q, rows });
    };
    const timer = setTimeout(() => void search(), SEARCH_AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q]);
  return { rows: q === "" ? [] : found.rows, isBehind: q !== "" && found.q !== q };
}
