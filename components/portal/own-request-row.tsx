import { Glyph } from "#components/ui/glyph.tsx";
import { Link } from "#components/ui/link.tsx";
import { Time } from "#components/ui/time.tsx";
import { plainStatus } from "#lib/requests/plain-status.ts";
import type { OwnRequest } from "#lib/requests/types.ts";
import { lookOf } from "./status-look.ts";

/** One request of one's own: what, its number, where it stands and whose turn it is. */
export function OwnRequestRow({ row }: { row: OwnRequest }) {
  return (
    <li className="relative border-b border-line py-3.5 hover:bg-hover">
      <div className="flex items-baseline gap-3">
        <Link
          href={`/portal/requests/${row.number}`}
          className="min-w-0 flex-1 text-14 font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {row.title}
        </Link>
        <span className="flex-none text-12 text-ink-3 tabular-nums">{`REQ-${row.number}`}</span>
      </div>
      <p className="mt-0.5 flex items-start gap-2 text-ink-2">
        <Glyph {...lookOf(row)} className="mt-[3px] flex-none" />
        <span className="min-w-0 flex-1">{plainStatus(row)}</span>
        <Time at={row.updatedAt} className="text-12 leading-5 text-ink-3" />
      </p>
    </li>
  );
}
