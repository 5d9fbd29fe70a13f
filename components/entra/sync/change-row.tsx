import { FromTo } from "#components/ui/change-block.tsx";
import { ChangeMark } from "#components/ui/change-mark.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ChangeEntry } from "#lib/entra/sync/types.ts";
import { kindWord, pageOf, wordsOf } from "./change-words.ts";

/** One line of "what changed": who or what, how, and before → after. */
export function ChangeRow({ entry }: { entry: ChangeEntry }) {
  const { mark, words, fact } = wordsOf(entry);
  const page = pageOf(entry);
  const hasBoth = fact !== undefined && (entry.before !== null || entry.after !== null);
  const isPerson = entry.what.startsWith("member-") || entry.what.startsWith("assignment-");
  const extra = fact === undefined ? (entry.after ?? entry.before) : null;
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2 border-b border-line py-[9px] last:border-b-0">
      <ChangeMark change={mark} className="mt-0.5" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {page === null ? (
          <b className="font-medium">{entry.name}</b>
        ) : (
          <Link href={page} className="font-medium hover:underline">
            {entry.name}
          </Link>
        )}{" "}
        {hasBoth ? (
          <>
            <span className="text-ink-2">{fact} </span>
            <FromTo was={entry.before ?? "none"} now={entry.after ?? "none"} />
          </>
        ) : (
          <span className="text-ink-2">{words}</span>
        )}
        {entry.relatedName === null ? null : <Related entry={entry} isPerson={isPerson} />}
        {extra === null ? null : <span className="text-ink-3"> ({extra})</span>}
      </span>
      <span className="mt-0.5 text-12 text-ink-3">{kindWord(entry.kind)}</span>
    </li>
  );
}

function Related({ entry, isPerson }: { entry: ChangeEntry; isPerson: boolean }) {
  if (!isPerson || entry.relatedObjectId === null) return <> {entry.relatedName}</>;
  return (
    <>
      {" "}
      <Link href={`/people/${entry.relatedObjectId}`} className="hover:underline">
        {entry.relatedName}
      </Link>
    </>
  );
}
