import { Link } from "#components/ui/link.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { RelatedRequests as Related } from "#lib/requests/types.ts";
import { RequestGlyph } from "./request-status.tsx";

/** What else the same person asked for; nothing when there is nothing. */
export function RelatedRequests({ related }: { related: Related }) {
  const { rows, total, allHref } = related;
  if (total === 0) return null;
  return (
    <section aria-label="Other requests" className="border-t border-line pb-2">
      <div className="flex h-row items-center pr-4 pl-4 touch:h-11">
        <h3 className="flex-1 font-medium">
          Other requests <span className="font-normal text-ink-3 tabular-nums">{total}</span>
        </h3>
        {/* That page counts this request too. */}
        {allHref === null || total === rows.length ? null : (
          <span className="text-12">
            <TextLink href={allHref}>{`All ${(total + 1).toLocaleString("en-GB")}`}</TextLink>
          </span>
        )}
      </div>
      <ul>
        {rows.map(({ number, title, status, updatedAt }) => (
          <li key={number} className="flex h-7 items-center gap-2 px-4 touch:h-11">
            <RequestGlyph status={status} />
            <Link
              href={`/requests/${number}`}
              title={`REQ-${number}`}
              className="min-w-0 flex-1 truncate rounded-mark hover:underline"
            >
              {title}
            </Link>
            <Time at={updatedAt} className="text-12 text-ink-3" />
          </li>
        ))}
      </ul>
    </section>
  );
}
