"use client";
import { keepPreviousData, useQuery } from "#components/ui/query.ts";
import { useEffect, useState, type ReactNode } from "react";

export type ComboboxOption = {
  value: string;
  label: string;
  /** At the right: the kind of a group, the title of a person. */
  detail?: string;
  icon?: ReactNode;
  /** Why it can't be chosen. Such options are listed last. */
  unavailableReason?: string | undefined;
};

export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>;

const SEARCH_AFTER_MS = 150;
const SKELETON_AFTER_MS = 300;

/** `value`, once it has stopped changing for `delayMs`. */
function useSettled<Value>(value: Value, delayMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}

/**
 * Options for what is typed: searched 150 ms after the last key, choosable ones first. `isSlow` after
 * 300 ms without an answer. Earlier options stay while the next ones load.
 */
export function useComboboxOptions({
  queryKey,
  loadOptions,
  typed,
  isOpen,
}: {
  queryKey: readonly unknown[];
  loadOptions: LoadOptions;
  typed: string;
  isOpen: boolean;
}) {
  const text = useSettled(typed.trim(), SEARCH_AFTER_MS);
  const { data, isFetching, isPlaceholderData, isError, refetch } = useQuery({
    queryKey: ["combobox", ...queryKey, text],
    queryFn: ({ signal }) => loadOptions(text, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const isSlow = useSettled(isFetching, SKELETON_AFTER_MS) && isFetching && isOpen;
  const options = [...(data ?? [])].sort(
    (a, b) => Number(a.unavailableReason !== undefined) - Number(b.unavailableReason !== undefined),
  );
  // What is listed still answers an older text: it may be read, not chosen.
  const isBehind = text !== typed.trim() || isPlaceholderData || (isFetching && data === undefined);
  return {
    options,
    text,
    isSlow,
    isBehind,
    hasAnswer: data !== undefined,
    isError,
    retry: () => void refetch(),
  };
}
