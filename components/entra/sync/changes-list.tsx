import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ChangeEntry, ChangesPage, ChangesQuery } from "#lib/entra/sync/types.ts";
import { ChangeRow } from "./change-row.tsx";
import { changesHref } from "./changes-href.ts";

/** The lines of "what changed", newest first, under the sync that brought them. */
export function ChangesList({ query, page }: { query: ChangesQuery; page: ChangesPage }) {
  if (page.entries.length === 0) return <NoChanges query={query} />;
  return (
    <div className="px-5 pb-8 max-sm:px-4">
      {bySync(page.entries).map(({ runId, at, entries }) => (
        <section key={runId} aria-label="Changes of one sync">
          <h2 className="sticky top-0 z-10 flex h-8 items-center gap-2 border-b border-line bg-inset px-2 text-12 text-ink-2">
            <Link href={`/settings/integrations/entra/runs/${runId}`} className="font-medium hover:underline">
              Sync at <Time at={at} />
            </Link>
          </h2>
          <ul className="px-2">
            {entries.map((entry) => (
              <ChangeRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      <p className="mt-4 flex gap-2">
        {query.before === null ? null : (
          <LinkButton size="s" href={changesHref(query)}>
            Newest
          </LinkButton>
        )}
        {page.next === null ? null : (
          <LinkButton size="s" href={changesHref(query, { before: page.next })}>
            Older
          </LinkButton>
        )}
      </p>
    </div>
  );
}

function bySync(entries: readonly ChangeEntry[]): { runId: string; at: number; entries: ChangeEntry[] }[] {
  const groups: { runId: string; at: number; entries: ChangeEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.runId === entry.runId) last.entries.push(entry);
    else groups.push({ runId: entry.runId, at: entry.at, entries: [entry] });
  }
  return groups;
}

function NoChanges({ query }: { query: ChangesQuery }) {
  const isFiltered =
    query.q.trim() !== "" || query.kind !== null || query.what !== null || query.runId !== null;
  if (!isFiltered) {
    return (
      <EmptyState title="Nothing has changed yet">
        Every sync writes down here what it found changed in Entra, with before and after.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No change matches"
      actions={
        <LinkButton size="s" href="/settings/integrations/entra/changes">
          Clear filters
        </LinkButton>
      }
    >
      Check the spelling, or clear the filters.
    </EmptyState>
  );
}
