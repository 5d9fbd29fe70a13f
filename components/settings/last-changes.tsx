import Link from "next/link";
import { ChangeMark, type Change } from "#components/ui/change-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ChangeEntry, CycleChanges } from "#lib/entra/sync/types.ts";

const WORDS: Record<string, { mark: Change; words: string }> = {
  joined: { mark: "gains", words: "joined" },
  left: { mark: "loses", words: "left" },
  blocked: { mark: "loses", words: "was blocked" },
  unblocked: { mark: "gains", words: "was unblocked" },
  renamed: { mark: "changes", words: "has a new name" },
  "moved-department": { mark: "changes", words: "moved department" },
  "moved-title": { mark: "changes", words: "has a new title" },
  "moved-office": { mark: "changes", words: "moved office" },
  "moved-manager": { mark: "changes", words: "has a new manager" },
  added: { mark: "gains", words: "is new" },
  removed: { mark: "loses", words: "is gone" },
  "members-added": { mark: "gains", words: "gained members" },
  "members-removed": { mark: "loses", words: "lost members" },
};

const PAGES: Record<string, string> = { person: "people", group: "groups", app: "apps" };

/** What the latest sync that changed something changed, line by line, with before and after. */
export function LastChanges({ changes }: { changes: CycleChanges | null }) {
  if (changes === null) return <p className="text-ink-2">Nothing has changed in Entra since the import.</p>;
  const rest = changes.total - changes.entries.length;
  return (
    <>
      <ul className="divide-y divide-line rounded-box border border-line">
        {changes.entries.map((entry) => (
          <ChangeRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {rest > 0 ? (
        <p className="mt-2 text-12 text-ink-3">{rest.toLocaleString("en-GB")} more in this sync.</p>
      ) : null}
    </>
  );
}

function ChangeRow({ entry }: { entry: ChangeEntry }) {
  const { mark, words } = WORDS[entry.what] ?? { mark: "changes", words: entry.what };
  const page = PAGES[entry.kind];
  const isCount = entry.what.startsWith("members-");
  return (
    <li className="flex min-w-0 items-center gap-2 px-3 py-1.5">
      <ChangeMark change={mark} />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {page === undefined ? (
          <b className="font-medium">{entry.name}</b>
        ) : (
          <Link href={`/${page}/${entry.objectId}`} className="font-medium hover:underline">
            {entry.name}
          </Link>
        )}{" "}
        <span className="text-ink-2">{isCount ? countedWords(words, entry.after) : words}</span>
        {isCount || (entry.before === null && entry.after === null) ? null : (
          <span className="text-ink-3">
            {" "}
            {entry.before ?? "none"} → <span className="text-ink">{entry.after ?? "none"}</span>
          </span>
        )}
      </span>
      <span className="text-12 text-ink-3">
        <Time at={entry.at} />
      </span>
    </li>
  );
}

/** "gained members" with how many: "gained 1 member". */
function countedWords(words: string, count: string | null): string {
  return words.replace("members", count === "1" ? "1 member" : `${count ?? ""} members`);
}
