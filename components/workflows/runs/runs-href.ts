import type { RunFilters } from "#lib/workflows/types.ts";

export type RunsPart = {
  q?: string;
  state?: string | null;
  person?: string | null;
  workflow?: string | null;
};

/**
 * The address of the list of runs with these filters; `base` is the list of one workflow or of all, which
 * alone is narrowed by workflow in its address.
 */
export function runsHref(base: string, filters: RunFilters, change: RunsPart = {}): string {
  const search = runsSearch(base, filters, change);
  return search.size === 0 ? base : `${base}?${search}`;
}

/** The filters as the address carries them. */
export function runsSearch(base: string, filters: RunFilters, change: RunsPart = {}): URLSearchParams {
  const next = {
    q: filters.q,
    state: filters.state,
    person: filters.person?.objectId ?? null,
    workflow: base === "/workflows/runs" ? (filters.workflow?.id ?? null) : null,
    ...change,
  };
  return new URLSearchParams(
    Object.entries(next).flatMap(([key, value]) =>
      value === null || value === undefined || value === "" ? [] : [[key, value]],
    ),
  );
}

/** Whether anything but the list's own workflow narrows it. */
export function isNarrowed(base: string, filters: RunFilters): boolean {
  return runsSearch(base, filters).size > 0;
}
