import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { fold } from "#lib/platform/fold.ts";
import { findNames } from "./matching/find-names.ts";
import { addressesIn, LONG_WORD, localWords, spelled, type DirectoryName } from "./matching/name-forms.ts";
import { splitWords, type Word } from "./matching/split-words.ts";
import { isLight } from "./matching/word-patterns.ts";
import type { FoundName, NameKind } from "./matching/types.ts";

type Row = { objectId: string; displayName: string; workEmail?: string };
/** A first and a last name are this many words apart at most: "de la Cruz, Ana". */
const REACH = 3;
/** Only so much of a text is looked at for people. */
const WORDS_MOST = 400;
/** What stands between the words of a display name. */
const BETWEEN = [" ", "-", "'", "’", ". "] as const;
const LONGEST_PERSON = 4;
/** Of those who are only nearly called so. */
const PEOPLE_MOST = 1_000;
const LAST_NAMES_MOST = 100;
const COLUMNS = sql`object_id AS objectId, display_name AS displayName, work_email AS workEmail`;

/**
 * What of the directory a text mentions: groups and apps that may be asked for, and people in scope but for
 * `ownObjectId`, each by its whole name. What hides its members, or is hidden itself, is not found.
 */
export function readNamesIn(db: Database, text: string, ownObjectId: string | null): FoundName[] {
  const as = (kind: NameKind, rows: readonly Row[]): DirectoryName[] =>
    rows.map(({ objectId, displayName, workEmail }) => ({
      kind,
      objectId,
      displayName,
      addresses: workEmail === undefined ? [] : [workEmail],
    }));
  const names = [
    ...as("group", readGroups(db)),
    ...as("app", readApps(db)),
    ...as("person", readPeople(db, text)),
  ];
  // One's own name is looked for too: left out, it would be taken for another that is nearly the same.
  const isOwn = ({ objectIds: [only, second] }: FoundName) => second === undefined && only === ownObjectId;
  return findNames(text, names).filter((name) => !isOwn(name));
}

// Few enough to walk, as everywhere.
const readGroups = (db: Database) =>
  db.all<Row>(sql`SELECT object_id AS objectId, display_name AS displayName FROM groups
    WHERE in_scope = 1 AND coalesce(visibility, '') <> 'HiddenMembership'`);

const readApps = (db: Database) =>
  db.all<Row>(sql`SELECT object_id AS objectId, display_name AS displayName FROM apps
    WHERE is_enterprise = 1 AND is_enabled = 1 AND is_hidden = 0`);

/** People are many: only those whose address is there, or whose name may be some of the words. */
function readPeople(db: Database, text: string): Row[] {
  const addresses = addressesIn(text).map(({ address }) => address);
  const said = [text, ...addresses.map(localWords)].join("\n");
  const words = splitWords(said).slice(0, WORDS_MOST);
  const asWritten = db.all<Row>(sql`SELECT ${COLUMNS} FROM people
    WHERE in_scope = 1 AND sort_key IN (SELECT value FROM json_each(${JSON.stringify(runs(words))}))`);
  const byAddress = db.all<Row>(sql`SELECT ${COLUMNS} FROM people
    WHERE in_scope = 1 AND work_email IN (SELECT value FROM json_each(${JSON.stringify(addresses)}))`);
  const byBeginning = db.all<Row>(sql`SELECT ${COLUMNS}
    FROM json_each(${JSON.stringify(beginnings(words))}) AS wanted
    CROSS JOIN people ON in_scope = 1 AND sort_key >= wanted.value AND sort_key < wanted.value || char(0x10ffff)
    LIMIT ${PEOPLE_MOST}`);
  const byLastName = lastNames(words).flatMap((last) => calledLast(db, last));
  const unique = new Map(
    [...asWritten, ...byAddress, ...byBeginning, ...byLastName].map((row) => [row.objectId, row]),
  );
  return [...unique.values()];
}

/** Those called so at the end, with a first name that begins with one of the letters. */
function calledLast(db: Database, { last, letters }: { last: string; letters: readonly string[] }): Row[] {
  return db.all<Row>(sql`SELECT ${COLUMNS} FROM people
    WHERE id IN (SELECT rowid FROM people_search(${`"${last}"`}) LIMIT ${PEOPLE_MOST}) AND in_scope = 1
      AND sort_key LIKE '%' || ${last} AND substr(sort_key, 1, 1) IN
        (SELECT value FROM json_each(${JSON.stringify(letters)}))`);
}

/** Some words in a row: whole names, of however many people. */
function runs(words: readonly Word[]): string[] {
  const texts = words.map(({ written }) => fold(written));
  const found = new Set<string>();
  for (let from = 0; from < texts.length; from += 1)
    for (let length = 2; length <= LONGEST_PERSON && from + length <= texts.length; length += 1)
      found.add(texts.slice(from, from + length).join(" "));
  return [...found];
}

/** "tomasz z": how names begin whose first word is there, and whose next one is near it, whatever the order. */
function beginnings(words: readonly Word[]): string[] {
  const pairs = words.flatMap((word, at) => {
    const next = words[at + 1];
    const before = words.slice(Math.max(0, at - REACH), at);
    return [...(next === undefined ? [] : [next]), ...before].map((other) => [word, other] as const);
  });
  const found = pairs.flatMap(([first, second]) =>
    first.isInitial
      ? []
      : typings(first).flatMap((begin) =>
          BETWEEN.map((between) => `${begin}${between}${second.text.slice(0, 1)}`),
        ),
  );
  return [...new Set(found)];
}

/** As the directory may have it: "mueller" and "muller" for either. */
function typings({ text, written }: Word): string[] {
  return [...new Set([text, fold(spelled(written)), text.replace(/([aou])e/g, "$1")])];
}

/** Words that may be a last name, with the first letters of what may be its first name: an initial, or a typo. */
function lastNames(words: readonly Word[]): { last: string; letters: readonly string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const [at, word] of words.entries()) {
    if (word.text.length < LONG_WORD - 1 || isLight(word)) continue;
    const around = words.slice(Math.max(0, at - REACH), at + REACH + 1);
    const firsts = around.filter((other) => other.isInitial || other.text.length >= LONG_WORD - 1);
    for (const last of typings(word)) {
      const letters = found.get(last) ?? new Set();
      for (const { text } of firsts) letters.add(text.slice(0, 1));
      found.set(last, letters);
    }
  }
  return [...found].slice(0, LAST_NAMES_MOST).map(([last, letters]) => ({ last, letters: [...letters] }));
}
