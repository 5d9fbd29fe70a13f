import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { MOST_DRIVEN, MOST_SORTED, peopleSources, type Source } from "./people-sources.ts";
import { endOfPrefix, parseSearchTerms, type SearchTerms } from "./search-terms.ts";
import type { PeopleQuery } from "./types.ts";

/** Where rows come from and what they must fulfil, scope and status not included. */
export type Plan = {
  from: SQL;
  where: SQL[];
  /** A shorter way to count than the index of the sort: what a broad search or a filter finds by itself. */
  hits: { from: SQL; isSearch: boolean } | null;
  /** Few enough candidates come out of `from`: they may be counted and sorted freely. */
  isSmall: boolean;
  /** No search and no filter at all. */
  isPlain: boolean;
};

/** Rows of a page and one more: what is read of a walk. */
const READ_OF_WALK = 51;

/**
 * Chooses how to read: from the smallest set that is small enough to sort (search hits, a group's
 * members, an app's people, a manager's reports), else along the index of the sort, testing each row.
 * @param peopleCount how many people such a walk would read at most.
 */
export function planPeople(db: Database, query: PeopleQuery, peopleCount: () => number): Plan {
  const terms = parseSearchTerms(query.q);
  if (terms?.objectId != null) {
    const where = [sql`p.object_id = ${terms.objectId}`, ...columnFilters(query)];
    return {
      from: sql`people p`,
      where: [...where, ...peopleSources(db, query, null).map(({ probe }) => probe)],
      hits: null,
      isSmall: true,
      isPlain: false,
    };
  }
  const found = peopleSources(db, query, terms);
  const columns = [...columnFilters(query), ...shortWords(terms)];
  const smallest = found.toSorted((a, b) => a.size - b.size)[0];
  if (smallest === undefined)
    return { from: sql`people p`, where: columns, hits: null, isSmall: false, isPlain: columns.length === 0 };
  const driven = planDriven(smallest, found, columns);
  if (smallest.size <= MOST_SORTED || isSparse(db, driven, smallest, peopleCount)) return driven;
  const where = [...columns, ...found.map(({ probe }) => probe)];
  // Search hits beyond the cap say nothing of how many more there are; with other filters they may all miss.
  const hits = smallest.isSearch && where.length > 1 ? null : smallest.hits;
  return {
    from: sql`people p`,
    where,
    hits: hits === null ? null : { from: hits, isSearch: smallest.isSearch },
    isSmall: false,
    isPlain: false,
  };
}

function planDriven(source: Source, all: readonly Source[], columns: readonly SQL[]): Plan {
  const others = all.filter((other) => other !== source).map(({ probe }) => probe);
  const own = source.where === null ? [] : [source.where];
  return {
    from: source.from,
    where: [...own, ...columns, ...others],
    hits: null,
    isSmall: true,
    isPlain: false,
  };
}

/** Filters that hardly anybody passes together: then reading the whole source is shorter than the walk. */
function isSparse(db: Database, driven: Plan, source: Source, peopleCount: () => number): boolean {
  if (source.isSearch || source.size > MOST_DRIVEN || driven.where.length < 2) return false;
  const most = Math.ceil((peopleCount() * READ_OF_WALK) / source.size);
  const { n } = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (
    SELECT 1 FROM ${driven.from} WHERE ${sql.join(driven.where, sql` AND `)} LIMIT ${most})`);
  return n < most;
}

function columnFilters(query: PeopleQuery): SQL[] {
  const where: SQL[] = [];
  if (query.departments.length > 0) where.push(anyOf(sql`p.department`, query.departments));
  if (query.offices.length > 0) where.push(anyOf(sql`p.office_location`, query.offices));
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
