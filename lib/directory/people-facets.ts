import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { mirrorVersion } from "./mirror-version.ts";

export type Facet = { value: string; count: number };
export type PeopleFacets = { departments: Facet[]; offices: Facet[] };

const MOST_VALUES = 500;
type Cached = { version: string; facets: PeopleFacets };
const cache = new WeakMap<Database, Cached>();

/**
 * Departments and offices of the people in scope with their counts, at most 500 of each, by name.
 * Kept until the directory changes: a sync, an action and another scope all move them.
 */
export function peopleFacets(db: Database): PeopleFacets {
  const version = mirrorVersion(db);
  const cached = cache.get(db);
  if (cached?.version === version) return cached.facets;
  const read = (column: ReturnType<typeof sql>) =>
    db.all<Facet>(sql`SELECT ${column} AS value, count(*) AS count FROM people
      WHERE in_scope = 1 AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY ${column} LIMIT ${MOST_VALUES}`);
  const facets = { departments: read(sql`department`), offices: read(sql`office_location`) };
  cache.set(db, { version, facets });
  return facets;
}
