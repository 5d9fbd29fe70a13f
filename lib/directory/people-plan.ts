import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { endOfPrefix, parseSearchTerms, toMatchExpression, type SearchTerms } from "./search-terms.ts";
import type { PeopleQuery } from "./types.ts";

/** Past this many, nothing is counted exactly and nothing is sorted by hand (PERFORMANCE.md §3.7). */
export const COUNT_CAP = 4_000;

/** Where rows come from and what they must fulfil, scope and status not included. */
export type Plan = {
  from: SQL;
  where: SQL[];
  /** The people that a broad search finds, out of its index; null when something else is asked too. */
  hits: SQL | null;
  /** At most COUNT_CAP candidates come out of `from`; they may be counted and sorted freely. */
  isSmall: boolean;
  /** No search and no filter at all. */
  isPlain: boolean;
};

type Source = { size: number; from: SQL; where: SQL | null; probe: SQL | null; hits?: SQL };

/** A query that can match nobody: a filter names a manager, group or app that is not in the mirror. */
export class UnknownFilterError extends Error {}

/**
 * Chooses how to read: from the smallest set that is small enough to sort (search hits, a group's
 * members, an app's people, a manager's reports), else along the index of the sort, testing each row.
 */
export function planPeople(db: Database, query: PeopleQuery): Plan {
  const terms = parseSearchTerms(query.q);
  if (terms?.objectId != null) {
    const where = [sql`p.object_id = ${terms.objectId}`, ...columnFilters(query)];
    return {
      from: sql`people p`,
      where: [...where, ...sources(db, query, null).map(probeOf)],
      hits: null,
      isSmall: true,
      isPlain: false,
    };
  }
  const found = sources(db, query, terms);
  const columns = [...columnFilters(query), ...shortWords(terms)];
  const smallest = found.toSorted((a, b) => a.size - b.size)[0];
  if (smallest === undefined || smallest.size > COUNT_CAP) {
    const where = [...columns, ...found.map(probeOf)];
    const hits = where.length === 1 ? (smallest?.hits ?? null) : null;
    return { from: sql`people p`, where, hits, isSmall: false, isPlain: where.length === 0 };
  }
  const others = found.filter((source) => source !== smallest).map(probeOf);
  const own = smallest.where === null ? [] : [smallest.where];
  const where = [...own, ...columns, ...others];
  return { from: smallest.from, where, hits: null, isSmall: true, isPlain: false };
}

function probeOf(source: Source): SQL {
  return source.probe ?? sql`1`;
}

function columnFilters(query: PeopleQuery): SQL[] {
  const where: SQL[] = [];
  if (query.departments.length > 0) where.push(anyOf(sql`p.department`, query.departments));
  if (query.offices.length > 0) where.push(anyOf(sql`p.office_location`, query.offices));
  if (query.hasNoManager) where.push(sql`p.manager_id IS NULL`);
  return where;
}

function anyOf(column: SQL, values: readonly string[]): SQL {
  if (values.length === 1) return sql`${column} = ${values[0]}`;
  return sql`${column} IN (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}

/** One or two characters: the start of a name; beside longer words, anywhere in what is searched. */
function shortWords(terms: SearchTerms | null): SQL[] {
  if (terms === null || terms.short.length === 0) return [];
  if (terms.long.length > 0) return terms.short.map((word) => sql`instr(p.search_text, ${word}) > 0`);
  const starts = terms.short.map(
    (word) => sql`(p.sort_key >= ${word} AND p.sort_key < ${endOfPrefix(word)})`,
  );
  if (starts.length === 1) return starts;
  const anywhere = terms.short.map((word) => sql`instr(p.sort_key, ${word}) > 0`);
  return [sql`(${sql.join(starts, sql` OR `)})`, ...anywhere];
}

function sources(db: Database, query: PeopleQuery, terms: SearchTerms | null): Source[] {
  const found: Source[] = [];
  if (terms !== null && terms.long.length > 0) found.push(searchSource(db, terms.long));
  if (query.groupObjectId !== null) found.push(groupSource(db, query.groupObjectId));
  if (query.appObjectId !== null) found.push(appSource(db, query.appObjectId));
  if (query.managerObjectId !== null) found.push(managerSource(db, query.managerObjectId));
  return found;
}

// The index is asked once; its hits then serve the page and the counts.
function searchSource(db: Database, words: readonly string[]): Source {
  const probe = sql.join(
    words.map((word) => sql`instr(p.search_text, ${word}) > 0`),
    sql` AND `,
  );
  if (isIndexStale(db)) return { size: Number.POSITIVE_INFINITY, from: sql`people p`, where: null, probe };
  const match = toMatchExpression(words);
  const hits = db.all<{ id: number }>(
    sql`SELECT rowid AS id FROM people_search(${match}) LIMIT ${COUNT_CAP + 1}`,
  );
  const ids = JSON.stringify(hits.map((hit) => hit.id));
  return {
    size: hits.length,
    from: sql`json_each(${ids}) s CROSS JOIN people p ON p.id = s.value`,
    where: null,
    probe,
    hits: sql`people_search(${match}) s CROSS JOIN people p ON p.id = s.rowid`,
  };
}

/** Right after a large sync the index is being built anew: then rows are read one by one. */
function isIndexStale(db: Database): boolean {
  const mark = db.get<{ key: string } | undefined>(
    sql`SELECT key FROM settings WHERE key = 'people_search.stale'`,
  );
  return mark !== undefined;
}

function groupSource(db: Database, objectId: string): Source {
  const id = internalId(db, objectId);
  return {
    size: cappedSize(db, sql`memberships WHERE group_id = ${id}`),
    from: sql`memberships d CROSS JOIN people p ON p.id = d.member_id`,
    where: sql`d.group_id = ${id}`,
    probe: sql`EXISTS (SELECT 1 FROM memberships x WHERE x.group_id = ${id} AND x.member_id = p.id)`,
  };
}

// An assignment to a group counts for its direct members only (Graph does not nest it).
function appSource(db: Database, objectId: string): Source {
  const id = internalId(db, objectId);
  const holders = sql`(
    SELECT a.principal_id AS id FROM assignments a WHERE a.app_id = ${id} AND a.principal_kind = 'user'
    UNION SELECT m.member_id FROM assignments a JOIN memberships m ON m.group_id = a.principal_id
      WHERE a.app_id = ${id} AND a.principal_kind = 'group')`;
  return {
    size: cappedSize(db, holders),
    from: sql`${holders} d CROSS JOIN people p ON p.id = d.id`,
    where: null,
    probe: sql`(EXISTS (SELECT 1 FROM assignments x WHERE x.app_id = ${id} AND x.principal_id = p.id)
      OR EXISTS (SELECT 1 FROM assignments x JOIN memberships m ON m.group_id = x.principal_id
        WHERE x.app_id = ${id} AND m.member_id = p.id))`,
  };
}

function managerSource(db: Database, objectId: string): Source {
  const id = internalId(db, objectId);
  return {
    size: cappedSize(db, sql`people WHERE manager_id = ${id}`),
    from: sql`people p INDEXED BY people_manager`,
    where: sql`p.manager_id = ${id}`,
    probe: sql`p.manager_id = ${id}`,
  };
}

function cappedSize(db: Database, from: SQL): number {
  const row = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} LIMIT ${COUNT_CAP + 1})`,
  );
  return row.n;
}

function internalId(db: Database, objectId: string): number {
  const row = db.get<{ id: number } | undefined>(sql`SELECT id FROM objects WHERE object_id = ${objectId}`);
  if (row === undefined) throw new UnknownFilterError(objectId);
  return row.id;
}
