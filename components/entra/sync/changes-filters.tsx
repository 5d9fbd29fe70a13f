import { ListSearch } from "#components/people/list-search.tsx";
import { FilterChip } from "#components/ui/filter-chip.tsx";
import { Toolbar } from "#components/ui/page-layout.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ChangesQuery } from "#lib/entra/sync/types.ts";
import { changesHref } from "./changes-href.ts";
import { WhatFilter } from "./what-filter.tsx";

const KINDS = [
  { kind: null, label: "All" },
  { kind: "person", label: "People" },
  { kind: "group", label: "Groups" },
  { kind: "app", label: "Apps" },
] as const;

/** Of which sync, which kind of thing, which kind of change, and a name. */
export function ChangesFilters({
  query,
  runStartedAt,
}: {
  query: ChangesQuery;
  runStartedAt: number | null;
}) {
  return (
    <Toolbar className="flex-wrap py-1.5 max-sm:flex-nowrap">
      <Segmented
        label="Kind"
        segments={KINDS.map(({ kind, label }) => ({
          href: changesHref(query, { kind }),
          label,
          isCurrent: query.kind === kind,
        }))}
      />
      <WhatFilter query={query} />
      {query.runId === null ? null : (
        <FilterChip
          field="Sync"
          value={runStartedAt === null ? "Unknown" : <Time at={runStartedAt} />}
          removeHref={changesHref(query, { runId: null })}
        />
      )}
      <ListSearch
        label="Search changes"
        placeholder="Search by name"
        q={query.q.trim()}
        hrefWithText={changesHref(query, { q: "{q}" })}
        hrefWithout={changesHref(query, { q: "" })}
        className="ml-auto w-60 max-sm:w-48 max-sm:flex-none"
      />
    </Toolbar>
  );
}
