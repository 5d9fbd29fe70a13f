import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { toMatchExpression, type SearchTerms } from "./search-terms.ts";
import type { PeopleQuery } from "./types.ts";

/** Past this many, nothing is counted exactly and nothing is sorted by hand (PERFORMANCE.md §3.7). */
export const COUNT_CAP = 4_000;
/** Up to here a set is read whole: 10 ms, and no order or other filter can make it worse. */
export const MOST_SORTED = 10_000;
/** Past this many, a set is only tested row by row, never read. */
export const MOST_DRIVEN = 50_000;

/** A set of people that words or a filter find: its size up to a cap, how to read it, how to test one of it. */
export type Source = {
  size: number;
  isSearch: boolean;
  from: SQL;
  where: SQL | null;
  probe: SQL;
  hits: SQL | null;
};

/** A query that can match nobody: a filter names a manager, group or app that is not in the mirror. */
export class UnknownFilterError extends Error {}

/** The sets that the words and filters of a query find, each with its size. */
export function peopleSources(db: Database, query: PeopleQuery, terms: SearchTerms | null): Source[] {
  const found: Source[] = [];
  if (terms !== null && terms.long.length > 0) found.push(searchSource(db, terms.long));
  if (query.groupObjectId !== null) found.push(groupSource(db, query.groupObjectId));
  if (query.appObjectId !== null) found.push(appSource(db, query.appObjectId));
  if (query.managerObjectId !== null) {
    found.push(managerSource(db, sql`= ${internalId(db, query.managerObjectId)}`));
  }
  if (query.hasNoManager) found.push(managerSource(db, sql`IS NULL`));
  return found;
}

// The index is asked once; its hits then serve the page and the counts.
function searchSource(db: Database, words: readonly string[]): Source {
  const probe = sql.join(
    words.map((word) => sql`instr(p.search_text, ${word}) > 0`),
    sql` AND `,
  );
  if (isIndexStale(db)) {
    const size = Number.POSITIVE_INFINITY;
    return { size, isSearch: true, from: sql`people p`, where: null, probe, hits: null };
  }
  const match = toMatchExpression(words);
  const hits = db.all<{ id: number }>(
    sql`SELECT rowid AS id FROM people_search(${match}) LIMIT ${COUNT_CAP + 1}`,
  );
  const ids = JSON.stringify(hits.map((hit) => hit.id));
  return {
    // Past the cap nobody knows how many more there are.
    size: hits.length > COUNT_CAP ? Number.POSITIVE_INFINITY : hits.length,
    isSearch: true,
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
  const from = sql`(SELECT member_id AS id FROM memberships WHERE group_id = ${id}) d
    CROSS JOIN people p ON p.id = d.id`;
  return {
    size: sizeOf(db, sql`SELECT 1 FROM memberships WHERE group_id = ${id}`, MOST_DRIVEN),
    isSearch: false,
    from,
    where: null,
    probe: sql`EXISTS (SELECT 1 FROM memberships x WHERE x.group_id = ${id} AND x.member_id = p.id)`,
    hits: from,
  };
}

// An assignment to a group counts for its direct members only (Graph does not nest it).
function appSource(db: Database, objectId: string): Source {
  const id = internalId(db, objectId);
  // DISTINCT over UNION ALL, because a UNION is made whole before its first row.
  const all = sql`SELECT a.principal_id AS id FROM assignments a WHERE a.app_id = ${id} AND a.principal_kind = 'user'
    UNION ALL SELECT m.member_id FROM assignments a JOIN memberships m ON m.group_id = a.principal_id
      WHERE a.app_id = ${id} AND a.principal_kind = 'group'`;
  const from = sql`(SELECT DISTINCT id FROM (${all})) d CROSS JOIN people p ON p.id = d.id`;
  return {
    size: sizeOf(db, all, MOST_DRIVEN),
    isSearch: false,
    from,
    where: null,
    probe: sql`(EXISTS (SELECT 1 FROM assignments x WHERE x.app_id = ${id} AND x.principal_id = p.id)
      OR EXISTS (SELECT 1 FROM memberships m CROSS JOIN assignments x
        ON x.principal_id = m.group_id AND x.app_id = ${id} WHERE m.member_id = p.id))`,
    hits: from,
  };
}

function managerSource(db: Database, is: SQL): Source {
  const from = sql`people p INDEXED BY people_manager`;
  return {
    size: sizeOf(db, sql`SELECT 1 FROM people WHERE manager_id ${is}`, MOST_DRIVEN),
    isSearch: false,
    from,
    where: sql`p.manager_id ${is}`,
    probe: sql`p.manager_id ${is}`,
    hits: from,
  };
}

function sizeOf(db: Database, rows: SQL, cap: number): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${rows} LIMIT ${cap + 1})`).n;
}

function internalId(db: Database, objectId: string): number {
  const row = db.get<{ id: number } | undefined>(sql`SELECT id FROM objects WHERE object_id = ${objectId}`);
  if (row === undefined) throw new UnknownFilterError(objectId);
  return row.id;
}
