import { Segmented } from "#components/ui/segmented.tsx";
import { peopleHref } from "#lib/directory/people-href.ts";
import type { PeopleQuery, StatusCounts } from "#lib/directory/types.ts";
import { formatCapped } from "./format-count.ts";

const CHOICES = [null, "Active", "Blocked", "Deleted"] as const;

/** All, Active, Blocked, Deleted with counts under the other filters. */
export function StatusSwitch({ query, counts }: { query: PeopleQuery; counts: StatusCounts }) {
  const segments = CHOICES.map((status) => ({
    href: peopleHref(query, { status }),
    isCurrent: query.status === status,
    label: (
      <>
        {status ?? "All"}
        <span className="font-normal text-ink-3 tabular-nums">{formatCapped(counts[status ?? "all"])}</span>
      </>
    ),
  }));
  return <Segmented label="Status" segments={segments} />;
}
