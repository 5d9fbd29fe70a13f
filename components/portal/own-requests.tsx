import Link from "next/link";
import { Glyph } from "#components/ui/glyph.tsx";
import { Time } from "#components/ui/time.tsx";
import { plainStatus } from "#lib/requests/plain-status.ts";
import type { RequestRow } from "#lib/requests/types.ts";
import { STATUS_LOOK } from "./status-look.ts";

/** What the signed-in person asked for, newest change first. */
export function OwnRequests({ rows }: { rows: readonly RequestRow[] }) {
  return (
    <section aria-labelledby="own-title" className="max-md:order-first">
      <h2 id="own-title" className="border-b border-line pb-2.5 text-16 font-semibold">
        My requests
      </h2>
      {rows.length === 0 ? (
        <p className="py-4 text-ink-2">You haven’t asked for anything yet. Choose a service to begin.</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="relative border-b border-line py-3.5 hover:bg-hover">
              <div className="flex items-baseline gap-3">
                <Link
                  href={`/portal/requests/${row.number}`}
                  className="min-w-0 flex-1 text-14 font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
                >
                  {row.title}
                </Link>
                <span className="flex-none text-12 text-ink-3 tabular-nums">{`REQ-${row.number}`}</span>
              </div>
              <p className="mt-0.5 flex items-center gap-2 text-ink-2">
                <Glyph {...STATUS_LOOK[row.status]} className="flex-none" />
                <span className="min-w-0 flex-1">{plainStatus(row)}</span>
                <Time at={row.updatedAt} className="text-12 text-ink-3" />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
