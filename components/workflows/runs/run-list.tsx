"use client";
import { useInfiniteQuery, useQueryClient } from "#components/ui/query.ts";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { RunFilters as Filters, RunPage } from "#lib/workflows/types.ts";
import { RunTable } from "./run-table.tsx";
import { isNarrowed, runsSearch } from "./runs-href.ts";

const REFRESH_MS = 10_000;

type RunListProps = { base: string; filters: Filters; initial: RunPage; readAt: number };

/** The runs as they are now, read again while somebody looks, with older ones on demand. */
export function RunList({ base, filters, initial, readAt }: RunListProps) {
  const search = runsSearch(base, filters);
  if (filters.workflow !== null) search.set("workflow", filters.workflow.id);
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = useInfiniteQuery(
    {
      queryKey: ["workflow-runs", search.toString()],
      queryFn: ({ pageParam, signal }) => {
        const page = new URLSearchParams(search);
        if (pageParam !== null) page.set("before", pageParam);
        return fetchJson<RunPage>(`/api/workflows/runs?${page}`, signal);
      },
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
      initialData: { pages: [initial], pageParams: [null] },
      initialDataUpdatedAt: readAt,
      staleTime: REFRESH_MS,
      refetchInterval: REFRESH_MS,
    },
    useQueryClient(),
  );
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <NoRuns base={base} filters={filters} />;
  return (
    <>
      <RunTable rows={rows} showsWorkflow={base === "/workflows/runs"} />
      {hasNextPage ? (
        <div className="flex items-center gap-3 px-5 py-4 max-sm:px-4">
          <Button isRunning={isFetchingNextPage} runningLabel="Reading…" onClick={() => void fetchNextPage()}>
            Show older runs
          </Button>
          {isFetchNextPageError ? (
            <span role="alert" className="text-12 text-danger-text">
              They didn’t load. Try again.
            </span>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function NoRuns({ base, filters }: { base: string; filters: Filters }) {
  if (isNarrowed(base, filters))
    return (
      <EmptyState
        title="No runs match these filters"
        actions={
          <LinkButton size="s" href={base}>
            Clear filters
          </LinkButton>
        }
      >
        Runs stay here for good: nothing was removed.
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing has run yet">
      {filters.workflow === null
        ? "A run appears here as soon as a published workflow starts for a person."
        : `A run appears here as soon as “${filters.workflow.name}” starts for a person.`}
    </EmptyState>
  );
}
