import type { Change } from "#components/ui/change-mark.tsx";
import type { ChangeEntry } from "#lib/entra/sync/types.ts";

/** How a line of "what changed" reads. `fact` names what stands before the arrow. */
export type ChangeWords = { mark: Change; words: string; fact?: string };

const WORDS: Record<string, ChangeWords> = {
  joined: { mark: "gains", words: "joined" },
  left: { mark: "loses", words: "left" },
  purged: { mark: "loses", words: "was deleted for good" },
  blocked: { mark: "loses", words: "was blocked" },
  unblocked: { mark: "gains", words: "was unblocked" },
  renamed: { mark: "changes", words: "has a new name", fact: "name" },
  described: { mark: "changes", words: "has a new description", fact: "description" },
  "moved-department": { mark: "changes", words: "moved", fact: "department" },
  "moved-title": { mark: "changes", words: "has a new title", fact: "title" },
  "moved-office": { mark: "changes", words: "moved", fact: "office" },
  "moved-manager": { mark: "changes", words: "has a new manager", fact: "manager" },
  "changed-email": { mark: "changes", words: "has a new work email", fact: "work email" },
  "changed-type": { mark: "changes", words: "changed", fact: "type" },
  "changed-hire-date": { mark: "changes", words: "has a new hire date", fact: "hire date" },
  "changed-kind": { mark: "changes", words: "changed", fact: "kind" },
  "changed-rule": { mark: "changes", words: "has a new membership rule", fact: "rule" },
  "changed-visibility": { mark: "changes", words: "changed", fact: "visibility" },
  "changed-assignment-required": { mark: "changes", words: "changed", fact: "access" },
  switched: { mark: "changes", words: "was switched", fact: "state" },
  added: { mark: "gains", words: "is new" },
  removed: { mark: "loses", words: "is gone" },
  "member-added": { mark: "gains", words: "gained the member" },
  "member-removed": { mark: "loses", words: "lost the member" },
  "owner-added": { mark: "gains", words: "gained the owner" },
  "owner-removed": { mark: "loses", words: "lost the owner" },
  "assignment-added": { mark: "gains", words: "was assigned to" },
  "assignment-removed": { mark: "loses", words: "is no longer assigned to" },
};

export function wordsOf(entry: Pick<ChangeEntry, "what">): ChangeWords {
  return WORDS[entry.what] ?? { mark: "changes", words: entry.what };
}

const PAGES: Record<string, { path: string; word: string }> = {
  person: { path: "people", word: "Person" },
  group: { path: "groups", word: "Group" },
  app: { path: "apps", word: "App" },
};

/** Where the thing of a line has its page; null for what Entra has no more. */
export function pageOf({ kind, objectId, what }: ChangeEntry): string | null {
  const page = PAGES[kind];
  const isGone = what === "purged" || (what === "removed" && kind !== "person");
  return page === undefined || isGone ? null : `/${page.path}/${objectId}`;
}

export const kindWord = (kind: string): string => PAGES[kind]?.word ?? kind;
