import { FilterChip } from "#components/ui/filter-chip.tsx";
import { peopleHref } from "#lib/directory/people-href.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";

/** Names of the people, groups and apps that filters point at; null when the mirror has none. */
export type FilterNames = { manager: string | null; group: string | null; app: string | null };

/** The filters in force, each with its way out. */
export function FilterChips({ query, names }: { query: PeopleQuery; names: FilterNames }) {
  const { departments, offices } = query;
  return (
    <>
      {departments.length > 0 ? (
        <FilterChip
          field="Department"
          operator={operator(departments)}
          value={valueOf(departments, "departments")}
          removeHref={peopleHref(query, { departments: [] })}
        />
      ) : null}
      {offices.length > 0 ? (
        <FilterChip
          field="Office"
          operator={operator(offices)}
          value={valueOf(offices, "offices")}
          removeHref={peopleHref(query, { offices: [] })}
        />
      ) : null}
      {query.managerObjectId === null ? null : (
        <FilterChip
          field="Manager"
          operator="is"
          value={names.manager ?? "unknown"}
          removeHref={peopleHref(query, { managerObjectId: null })}
        />
      )}
      {query.groupObjectId === null ? null : (
        <FilterChip
          field="Group"
          operator="has"
          value={names.group ?? "unknown"}
          removeHref={peopleHref(query, { groupObjectId: null })}
        />
      )}
      {query.appObjectId === null ? null : (
        <FilterChip
          field="App"
          operator="has"
          value={names.app ?? "unknown"}
          removeHref={peopleHref(query, { appObjectId: null })}
        />
      )}
      {query.hasNoManager ? (
        <FilterChip
          field="Manager"
          operator="is"
          value="empty"
          removeHref={peopleHref(query, { hasNoManager: false })}
        />
      ) : null}
    </>
  );
}

function operator(values: readonly string[]): string {
  return values.length === 1 ? "is" : "is any of";
}

function valueOf(values: readonly string[], plural: string): string {
  return values.length === 1 ? (values[0] ?? "") : `${values.length} ${plural}`;
}
