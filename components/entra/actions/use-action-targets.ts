"use client";
import { keepPreviousData, useQueries, useQuery, useQueryClient } from "#components/ui/query.ts";
import type { ActionTarget, PreviewRow } from "#lib/entra/actions/panel-types.ts";
import { fetchJson } from "../fetch-json.ts";
import type { Pair } from "./pairs.ts";

/** Whom and what the questions below are about. */
export type FormSubject = { actionKey: string; subjectObjectId: string; requestId: string | null };

type Targets = { targets: readonly ActionTarget[] };

/** The address of an action's targets: those that match `q`, or the one `target`. */
function targetsHref(subject: FormSubject, rest: { q: string } | { target: string }): string {
  const search = new URLSearchParams({ ...common(subject), subject: subject.subjectObjectId, ...rest });
  return `/api/actions/targets?${search}`;
}

/** Under which a target's answer is cached. */
export const targetKeyOf = ({ actionKey, subjectObjectId, requestId }: FormSubject, target: string) => [
  "action-target",
  actionKey,
  subjectObjectId,
  requestId,
  target,
];

const common = ({ actionKey, requestId }: FormSubject) => ({
  action: actionKey,
  ...(requestId === null ? {} : { request: requestId }),
});

/** Searches targets for a picker. */
export async function searchTargets(
  subject: FormSubject,
  q: string,
  signal: AbortSignal,
): Promise<readonly ActionTarget[]> {
  return (await fetchJson<Targets>(targetsHref(subject, { q }), signal)).targets;
}

/** The chosen targets with their choices, changes and whether they can work, fresh from the server; null when gone. */
export function useActionTargets(
  subject: FormSubject,
  objectIds: readonly string[],
): (ActionTarget | null | undefined)[] {
  const queries = objectIds.map((target) => ({
    queryKey: targetKeyOf(subject, target),
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await fetchJson<Targets>(targetsHref(subject, { target }), signal)).targets[0] ?? null,
  }));
  return useQueries({ queries, combine: (answers) => answers.map(({ data }) => data) }, useQueryClient());
}

/** What all pairs of a form would do; earlier rows stay while the next ones load (`isBehind`). */
export function usePreview(subject: FormSubject, pairs: readonly Pair[], isWanted: boolean) {
  const subjects = [...new Set(pairs.map((pair) => pair.subjectObjectId))];
  const inputs = pairs.filter((pair) => pair.subjectObjectId === subjects[0]).map(({ input }) => input);
  const search = new URLSearchParams({
    ...common(subject),
    subjects: subjects.join(","),
    targets: JSON.stringify(inputs),
  }).toString();
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: ["action-preview", search],
    queryFn: async ({ signal }) =>
      (await fetchJson<{ rows: readonly PreviewRow[] }>(`/api/actions/preview?${search}`, signal)).rows,
    enabled: isWanted && pairs.length > 0,
    placeholderData: keepPreviousData,
  });
  return {
    rows: isWanted ? (data ?? null) : null,
    isBehind: isWanted && (isPlaceholderData || (isFetching && data === undefined)),
    error: error?.message ?? null,
  };
}
