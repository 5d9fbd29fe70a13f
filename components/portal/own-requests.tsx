import { Link } from "#components/ui/link.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { OwnRequest } from "#lib/requests/types.ts";
import { OwnRequestRow } from "./own-request-row.tsx";

const SHOWN = 5;

/** The newest of what the signed-in person asked for, and the way to all of it. */
export function OwnRequests({ rows }: { rows: readonly OwnRequest[] }) {
  return (
    <section aria-labelledby="own-title" className="max-md:order-first">
      <div className="flex items-baseline gap-3 border-b border-line pb-2.5">
        <h2 id="own-title" className="flex-1 text-16 font-semibold">
          My requests
        </h2>
        {rows.length > SHOWN ? <TextLink href="/portal/requests">{`All ${rows.length}`}</TextLink> : null}
      </div>
      <OwnRequestList rows={rows.slice(0, SHOWN)} />
    </section>
  );
}

/** Requests of one's own, newest change first. */
export function OwnRequestList({ rows }: { rows: readonly OwnRequest[] }) {
  if (rows.length === 0)
    return (
      <p className="py-4 text-ink-2">
        You haven’t asked for anything yet.{" "}
        <Link href="/portal" className="text-accent-text underline underline-offset-3">
          Choose a service
        </Link>{" "}
        to begin.
      </p>
    );
  return (
    <ul>
      {rows.map((row) => (
        <OwnRequestRow key={row.id} row={row} />
      ))}
    </ul>
  );
}
