import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Hold } from "#lib/entra/sync/types.ts";

/** What a run held, and what became of it. */
export function RunHolds({ holds }: { holds: readonly Hold[] }) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line">
      {holds.map((hold) => (
        <li key={hold.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 py-2.5">
          <Link
            href={`/settings/integrations/entra/holds/${hold.id}`}
            className="min-w-0 flex-1 font-medium hover:underline"
          >
            {hold.count.toLocaleString("en-GB")} {hold.words}
          </Link>
          <HoldState hold={hold} />
        </li>
      ))}
    </ul>
  );
}

/** Held, released, discarded …, by whom and when. */
export function HoldState({ hold }: { hold: Hold }) {
  const by = hold.decidedBy === null ? "" : ` by ${hold.decidedBy}`;
  const at = hold.decidedAt === null ? null : <Time at={hold.decidedAt} />;
  switch (hold.status) {
    case "Held":
      return <StatusMark glyph="alert">Waits for a decision</StatusMark>;
    case "Released":
      return (
        <StatusMark glyph="clock">
          Released{by} {at}, applied by the next sync
        </StatusMark>
      );
    case "Applied":
      return (
        <StatusMark glyph="check">
          Released{by} {at}, applied
        </StatusMark>
      );
    case "Discarded":
      return (
        <StatusMark glyph="minus">
          Discarded{by} {at}
        </StatusMark>
      );
    case "Superseded":
      return <StatusMark glyph="minus">A later sync found another list</StatusMark>;
    case "Cleared":
      return <StatusMark glyph="minus">Entra no longer asks for it</StatusMark>;
  }
}
