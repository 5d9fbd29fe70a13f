import { TextLink } from "#components/ui/text-link.tsx";
import type { CycleChanges } from "#lib/entra/sync/types.ts";
import { ChangeRow } from "./change-row.tsx";

const CHANGES = "/settings/integrations/entra/changes";

/** The first lines of what the latest sync that changed something changed, and the way to all of them. */
export function LastChanges({ changes }: { changes: CycleChanges | null }) {
  if (changes === null) return <p className="text-ink-2">Nothing has changed in Entra since the import.</p>;
  const { total, entries, run } = changes;
  return (
    <>
      <ul className="border-line">
        {entries.map((entry) => (
          <ChangeRow key={entry.id} entry={entry} />
        ))}
      </ul>
      <p className="mt-2 flex flex-wrap gap-x-4 text-12 font-medium">
        {total > entries.length ? (
          <TextLink href={`${CHANGES}?run=${run.id}`}>
            Show all {total.toLocaleString("en-GB")} changes
          </TextLink>
        ) : null}
        <TextLink href={CHANGES}>All syncs</TextLink>
      </p>
    </>
  );
}
