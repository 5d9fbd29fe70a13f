import { Glyph, type GlyphName, type Tone } from "#components/ui/glyph.tsx";
import { Link } from "#components/ui/link.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PersonRequest } from "#lib/directory/person-history.ts";
import { formatNumber } from "./format-count.ts";
import { LINE, NAME_LINK } from "./row-look.ts";
import { ShortList } from "./short-list.tsx";

const LOOK: Record<PersonRequest["status"], { glyph: GlyphName; tone: Tone }> = {
  New: { glyph: "ring", tone: "accent" },
  "In progress": { glyph: "half", tone: "accent" },
  Waiting: { glyph: "dotted", tone: "quiet" },
  Resolved: { glyph: "check", tone: "success" },
};

/** What a person asked for, newest first. */
export function PersonRequests({ requests, count }: { requests: readonly PersonRequest[]; count: number }) {
  return (
    <section>
      <BlockHead title="Requests" count={formatNumber(count)} />
      {requests.length === 0 ? <p className="py-2 text-ink-3">No requests yet.</p> : null}
      <ShortList label="Requests" noun="requests" singular="request" first={5}>
        {requests.map((request) => (
          <li key={request.number} className={LINE}>
            <Glyph name={LOOK[request.status].glyph} tone={LOOK[request.status].tone} />
            <span className="flex min-w-0 flex-1">
              <Link href={`/requests/${request.number}`} className={NAME_LINK}>
                {request.title}
              </Link>
              <span className="sr-only">{`, ${request.status}`}</span>
            </span>
            <span className="text-12 text-ink-3 tabular-nums">{`REQ-${request.number}`}</span>
            <Time at={request.updatedAt} className="w-16 text-right text-12 text-ink-3" />
          </li>
        ))}
      </ShortList>
    </section>
  );
}
