import type { ChangesQuery } from "#lib/entra/sync/types.ts";

/** The address of "what changed" with these filters; a changed filter begins at the newest again. */
export function changesHref(query: ChangesQuery, change: Partial<ChangesQuery> = {}): string {
  const { runId, kind, what, q, before } = { ...query, before: null, ...change };
  const search = new URLSearchParams();
  if (runId !== null) search.set("run", runId);
  if (kind !== null) search.set("kind", kind);
  if (what !== null) search.set("what", what);
  if (q.trim() !== "") search.set("q", q.trim());
  if (before !== null) search.set("before", String(before));
  const text = search.toString();
  return `/settings/integrations/entra/changes${text === "" ? "" : `?${text}`}`;
}
