"use client";
import { useRouter } from "next/navigation";
import { Select } from "#components/ui/select.tsx";
import { CHANGE_FILTERS } from "#lib/entra/sync/change-filters.ts";
import type { ChangesQuery } from "#lib/entra/sync/types.ts";
import { changesHref } from "./changes-href.ts";

const ALL = "all";

/** Which kind of change: joined, left, moved … */
export function WhatFilter({ query }: { query: ChangesQuery }) {
  const router = useRouter();
  const options = Object.entries(CHANGE_FILTERS).map(([value, { title }]) => ({ value, label: title }));
  return (
    <Select
      aria-label="Kind of change"
      size="s"
      className="w-56 flex-none"
      options={[{ value: ALL, label: "Every kind of change" }, ...options]}
      value={query.what ?? ALL}
      onValueChange={(value) =>
        router.push(changesHref(query, { what: value === ALL ? null : value }), { scroll: false })
      }
    />
  );
}
