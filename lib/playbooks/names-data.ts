import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { fold } from "#lib/platform/fold.ts";
import { findNames, type DirectoryName } from "./matching/find-names.ts";
import { splitWords } from "./matching/split-words.ts";
import type { FoundName, NameKind } from "./matching/types.ts";

type Row = { objectId: string; displayName: string };
const LONGEST_PERSON = 4;

/**
 * What of the directory a text mentions: groups and apps that may be asked for, and people in scope but for
 * `ownObjectId`, each by its whole name. What hides its members, or is hidden itself, is not found.
 */
export function readNamesIn(db: Database, text: string, ownObjectId: string | null): FoundName[] {
  const as = (kind: NameKind, rows: readonly Row[]): DirectoryName[] => rows.map((row) => ({ kind, ...row }));
  const names = [
    ...as("group", readGroups(db)),
    ...as("app", readApps(db)),
    ...as("person", readPeople(db, text)).filter(({ objectId }) => objectId !== ownObjectId),
  ];
  return findNames(text, names);
}

// Few enough to walk, as everywhere.
const readGroups = (db: Database) =>
  db.all<Row>(sql`SELECT object_id AS objectId, display_name AS displayName FROM groups
    WHERE in_scope = 1 AND coalesce(visibility, '') <> 'HiddenMembership'`);

const readApps = (db: Database) =>
  db.all<Row>(sql`SELECT object_id AS objectId, display_name AS displayName FROM apps
    WHERE is_enterprise = 1 AND is_enabled = 1 AND is_hidden = 0`);

/** People are many: only those called like some words in a row. */
function readPeople(db: Database, text: string): Row[] {
  const words = splitWords(text).map(({ written }) => fold(written));
  const runs = new Set<string>();
  for (let from = 0; from < words.length; from += 1)
    for (let length = 2; length <= LONGEST_PERSON && from + length <= words.length; length += 1)
      runs.add(words.slice(from, from + length).join(" "));
  const list = JSON.stringify([...runs]);
  return db.all<Row>(sql`SELECT object_id AS objectId, display_name AS displayName FROM people
    WHERE in_scope = 1 AND sort_key IN (SELECT value FROM json_each(${list}))`);
}
