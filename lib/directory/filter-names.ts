import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import type { PeopleQuery } from "./types.ts";

/** The names behind the object ids of a query's filters; null where the mirror knows none. */
export function findFilterNames(db: Database, query: PeopleQuery) {
  const nameIn = (table: ReturnType<typeof sql>, objectId: string | null): string | null => {
    if (objectId === null) return null;
    const row = db.get<{ name: string } | undefined>(
      sql`SELECT display_name AS name FROM ${table} WHERE object_id = ${objectId}`,
    );
    return row?.name ?? null;
  };
  return {
    manager: nameIn(sql`people`, query.managerObjectId),
    group: nameIn(sql`groups`, query.groupObjectId),
    app: nameIn(sql`apps`, query.appObjectId),
  };
}
