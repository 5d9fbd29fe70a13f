"use client";
import { keepPreviousData, useQuery } from "#components/ui/query.ts";
import { useEffect, useState } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import type { PaletteGroup } from "#lib/shell/palette-types.ts";

const SEARCH_AFTER_MS = 120;

/** What is found for what is typed, once that has come to rest; `isBehind` while it answers an older text. */
export function usePalette(typed: string) {
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ["palette", text],
    queryFn: ({ signal }) =>
      fetchJson<{ groups: readonly PaletteGroup[] }>(
        `/api/palette?${new URLSearchParams({ q: text })}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  return {
    groups: data?.groups ?? [],
    isError,
    isBehind: text !== typed.trim() || isPlaceholderData || data === undefined,
  };
}
