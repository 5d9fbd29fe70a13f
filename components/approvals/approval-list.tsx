import { Glyph } from "#components/ui/glyph.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ApprovalLists } from "#lib/approvals/types.ts";
import { cn } from "#lib/platform/cn.ts";
import { APPROVAL_LOOK } from "./approval-look.ts";
import { WaitingRow } from "./waiting-row.tsx";

type ApprovalListProps = { lists: ApprovalLists; currentId: string | null };

/** What waits for the reader, and what they decided in the last days. */
export function ApprovalList({ lists: { waiting, decided }, currentId }: ApprovalListProps) {
  return (
    <>
      <h2 className="pb-2.5 text-16 font-semibold">
        Waiting for you <span className="text-13 font-normal text-ink-3 tabular-nums">{waiting.length}</span>
      </h2>
      {waiting.length === 0 ? (
        <p className="border-t border-line py-3 text-ink-2 md:pr-4">
          <span className="md:hidden">Nothing waits for you. </span>New ones appear here by themselves.
        </p>
      ) : (
        <ul aria-label="Waiting for you">
          {waiting.map((approval) => (
            <li key={approval.id} className="border-t border-line last:border-b md:last:border-b-0">
              <WaitingRow approval={approval} isCurrent={approval.id === currentId} />
            </li>
          ))}
        </ul>
      )}
      {decided.length === 0 ? null : (
        <>
          <h2 className="pt-5 pb-2 text-12 font-medium text-ink-3">Decided this week</h2>
          <ul aria-label="Decided this week">
            {decided.map(({ id, standing, word, subject, target }) => (
              <li key={id} className="border-t border-line last:border-b md:last:border-b-0">
                <Link
                  href={`/approvals/${id}`}
                  aria-current={id === currentId ? "page" : undefined}
                  className={cn(
                    "grid min-h-9.5 grid-cols-[24px_minmax(0,1fr)_auto] items-center gap-x-2.5 px-3 py-1.5 hover:bg-hover focus-visible:-outline-offset-2 md:pr-4 touch:min-h-11",
                    id === currentId && "bg-selected edge-accent hover:bg-selected",
                  )}
                >
                  <Glyph {...APPROVAL_LOOK[standing]} className="mx-auto" />
                  <span className="truncate">
                    {subject === null ? target : `${subject.displayName}, ${target}`}
                  </span>
                  <span className="text-12 text-ink-3">{standing === "void" ? "Not carried out" : word}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
